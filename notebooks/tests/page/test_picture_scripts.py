"""What the scripts of a picture promise that need no page."""

from in_node import node


def test_the_scripts_pass_their_own_tests():
    node("--test", "picture.test.mjs")
