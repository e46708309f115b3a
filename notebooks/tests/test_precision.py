from io import StringIO

from timeline import precision, read_citations
from timeline.charts.precision import count_precision


def test_precision_counts_each_event_once_an_article(events, citations, articles):
    counts = count_precision(events, citations)
    named = citations[citations["event"].ne("")]
    for article, rows in named.groupby("article"):
        assert counts.loc[article].sum(axis=1).tolist() == [rows["event"].nunique()] * 2
    assert counts.loc[("hill", "article"), "day"] == 0
    fig = precision(events, citations, articles)
    assert {t.type for t in fig.data} == {"bar", "scatter"}
    assert len(fig.layout.meta["rows"]) == 4


def test_the_most_exact_mention_counts(read, articles):
    events = read("id,date,title,cited_by", "a,2014-03-18,A,hill")
    lines = ["article,paragraph,cue,date,event", "hill,2,once,,a", "hill,3,in March,2014-03,a"]
    citations = read_citations(StringIO("\n".join(lines)), events, articles)
    counts = count_precision(events, citations)
    assert counts.loc[("hill", "article"), "month"] == 1
    assert counts.loc[("hill", "record"), "day"] == 1
