// The coasts of the Earth and its greatest lakes, of Natural Earth at 1:50 million (public domain).
// They were simplified by the method of Visvalingam and Whyatt, in which a sharp corner counts for
// less, until each point makes a triangle of at least 0.11 square degrees of the equator with its
// neighbours (more near the poles), and rounded to fifths of a degree; islands of less are left out.
const FIFTHS = 5; // of a degree
const ZERO = 93; // the character code of a step of 0
const INSTEAD = { "!": 92, "#": 96 }; // of a backslash and a backtick
const DIGIT = 64; // a ring begins at two numbers of two digits, the lower of them less half a digit
// rings apart by a space: of each its first point, then steps from point to point, east and north
const COASTS = [
  "^XaeVZ!UZYW]ZYV][eXc!aY^RXV!Uc]lmdc^jdbd{mq_eak]nYV!qZh!wV_ZYYR[?biW[[_YjY##V_^_lZ#^Zaibf[]if!aZU[bZe^^#{daYj_f_",
  "g]Y#a^i!oYe^U#]ec_abj_c[YX#[]Rb[[YRWb[e#cb!bXbaaVaka^!n_hZ#_V^!c{^Z#eao_n#h!oaobfYx!jXYYMZLWn^_#n[f^l!dZn]casZ^W",
  "aYd[dbh[b^h!e_]#i_p[p!_ZjYm^o!_Xo!n!a_gXd^Zck[l]pY]IPZc[bV[!S^KYNVV^R!Z]P[TSc[[Y^YX]!Z_ZRZ[XX[[XVYYg[i_cba!_d^pi",
  "gb^cY][YSYW^##N]QVXVW]V#T^ZZL^Q]W[LSXYQWe[]Y#!c^]#c!eX]XYX]U[XUUXWTVZYSXV#ZZVY]XRX!ZbZbV^W[YW!ZZY][a##[a^cY^[!Z_",
  "#_]bW_W[V[[^bcX_YYY!ZYW]!Z_[b!]Za!b#a[b]][U[WXZYb[#TbYY]aYY[bYZWWUYUYYZ][YVYX!XZZ]SZZ]YZ^Z[![a__X]Z^X[VW[XeRa[aX",
  "^Z_S[VTXZYTX]b^_Y#Z][aVcX^^#X]]WYT^W_^_X_Wa[eW_Y]TaW][V_Ub[cZiUg[]_d!a_b!eYe!f[_VY[[W^_eZfX#XcZeTXV!!^WZ^[YYVYZX",
  "SW][X!!ZY]!Y_UZV]U[][WY[![[[Z_Zb]#ZdZ#YiXeYp^a!bZ[X[Y^Wcc_U#[#Z][b[][aT[X^R!Q^U_[cZ^UZX^VaW#[aYcS!]ZaUcX]Z#W_b#]",
  "]X!Z#[#^c!ji]VaXd[cVVT!^[X]ZW[[ZY![YX]VZ[YZ!RYYZZ]WZW]ZZX!Z^Zk!cYbXgWaZa]dYcZ^[bSkZ^[[Z]_WdQ^WcX_Y]U^YcY_Z^V#YdZ",
  "cV#[_ZZ[eVd_a]a_e]c_#__!]V!]!XVQ[YXTSSUXXYVUZYWY]ZXV[W]ZaZ[Z#QaZ!Y^W]T^[XUYZTYYXVX[Z_[#R[UTZYY^XZUYYWUQSVYU[W^V]",
  "[[W]X[XaYc_^]aZaWiXc[b!d!a!gXcXgZb]h^^#haa_a]aYg_#XiZdRhYe___b!#_a^bXeV]U[[_!aZ#Z_V]U[MWS_U!TZT#XbZ_Qf^_YcZ_[aZ^",
  "!#W#]b^]Zc#c#f]bZa_aZa!a#a#dba_da##ce_b#ac!c#c##eabf#^bYd^b[b#b_c#d]c^e!b_e!e##!_V#ZWX^[gXb^gZ^Ya[c!eYa^_#!a#ab_",
  "d[^[qYfZd#a^bZf^##bi__!fW_XZY!VaY]![Y!Z_X^Vd^dZ!#bd]c_!_g]c#b^d]c[#[f!b^a!c__#[#UaXaRbb^^cd#LZX[#WVZ[#X_b#U^]#W!",
  "ZYZ!]YXZ!YXXdVV]![O_YYX^][#Y!!bYX[]XZ!Y_Yg[_Xc^cPeX^Y#[aW^]#V[^WcZ_XcZa]]ZgY![Y^[Z#YX!ZcTcW^Sf[#V#Y[TXR#XZ^XWYX!",
  "VV#YYZ!ZZ]YYR]WY[^YbT]!cZ_ahZgeal[b^c!b^_h!#Z^[#Z_U^[ae^#!c][be[_#d_]#g#bdjad]_a[b[^]b_#g^[Y#]WW![aZc[c_cZtbb[##",
  "c]!faaa^bY#^_cY][ah_h!c_[aR!P[V]X#^b[b_#e#heY_R]WX[XRZWY!Ua!bY UlbadXWZp[b[!Xe!bc^bk!dXV!dXVYT[W_PQS!Y[^ZU!UVYV^",
  "Wd]bTe^e[dYjYi]_V]YfUa]caWif#cb]bZaV#cdYa#a[a#^k[a^iWg[[Y^Wb^bYf#_b##lP]WeWdZd!PY^!e#gZ#VVYU!VXO^K!XYUZTU^!eckbd",
  "]#!ZWZZaXhZ_^bZQZZ]YYX!!aba^_UZY^]ZW]UYXV_ZX[V!WZ]YYWZZXaaMVYYYZ!ZZWZYY[X_X#V!]aT[WY!Uj^bVdVZYaO]V!b[VZX#[!V^W[X",
  "YZ]ZZZX_X[U!T^X_XaY#X#]#Zma#__e#^e_d!]ZZZ]Z[V[Z!X[Yi]#^e!_Z#![S![]W_XcVa!c_#_e[bZda]aabd]ec#[Y[_YZX#Y#a[cf_c!^Yg",
  "^_[b!b#b^][_Za]a[]Ya]eW!Z#]aYc!c^gZeV_U_Z_!^[XX[!YUb_#Yd^aba^iY_[^Yd^eZd^eXcWe!_[_U]YZWXWZ[WSYZ]W^W[SZY^ZYV[[!XY",
  "[!ZP]YYV[UX!U][!VXY[XY^[YZ[!Y[XWWWZW]X#X!aZ^X#ZXWZ[U[T![[[VV[V__Vc!UW[VV!ZWaZa]^XTW!ZWZ!ZaVY^UZ!XW^!_U###[#X_^a_",
  "^[h_#X#^ad_bbZ^_f!aY!!#ag[e__#e_##d^c!g^a!#_#am!h^^_d!e!dXa!_Y_V#VaXc]#Xg[_WjVgX#_^Zc#aa#Yc!bab^ac_^cb__b!^^f!aX",
  "d^_W#XX_[Y[!#Y_X]X_^_X#X_!bRhZ]SaW^RfX_[[W[W_X#Y^W_XaU_Z_X#Zb_bZcWcXa]_Va^#Wb!_Z^XbXf^_T#^UfT]ZcX_X#U#]#YZZ[aUc[",
  "dY#[]Vba^]#Vc[bZaYeWaX_Y]!#Wd]#Z^]#Vc]aZ#_bZd_a^g!cZej[[aY#X_Y#PaZb!bX]Y#__Xb!aZ^TdXaS!KeO^Y]S_W#V!^ZW!UYY]_e[^X",
  "XWZ#ZYZRYTWRZP[a#f#jc#cT[V#V[]bY_V!Va#^Waeeb!ja[cUZK_!#V^qb_Zf]^bR^[_Qa__f^jdvbjZg]^[k^qZg^fZh]iYe#g]kam]cYdam[n",
  "Yi]eZV[l[h_lWWfh_gXf!n]e#d!_[gaZaT_[dfa hJ!>_T#^aY^VaW!Z_Yb[cY][aX_Y^^a[]YcYcT]W_XZMZXZZUO!TY!V!XZY[WcWXX_W]Y_Ya",
  "]#YbY]_#ZaZ]!#Y[YXYe[^!#V#Z]X#R[U[V]TXZZV!Y^U!UXU]Ua]##_]e[a!dYdZd_^^#Yd_b!acagc#!nc#_ac]#ab#W^a[_b]]#abbaa^cXc!",
  "]#ad_#f^^#jZ#^^[#__[ZY[!!Y[ZaYeZ_Za]^Za[a__a_e!c^d#d^^_X WwWfpRcQMRHYHZFPcVv]wWxVycw]w]hb{_{#Xb@_hdvbw#v#hewcedq",
  "!p!y#y#v[v[q]q]qar#l[sfz_fdw_oVw!v!!PgWkfd]neybp_p^n]n]panZnZocpWi!m_n_nZfas]r[r!mUq]yYxYyYmXWWEXOVjML[YQqXpX{[z",
  "Z]A=]>]=]>]=]>]=]=]>]=]>]=]=]>]=]>]=]>]=]=]>]=]>]=]>]=]=]>]=]>]=]=]>]=]>]=]>]=]=]>]=]>]=]>]=]=]>]=]>]=]=]>]=]>]=",
  "]>]=]]yx]y!x]wcxbKcr]r^]cK_L_Nfr[r!r_Ydyax#y!u^v]u^bZp!p!|#Sf|[w]w^oZfamYr_r^gcSj Z{c]sZ_Xp!f_r[BWP]_XOVnZTXaSPW",
  "!Y#UT!XaK[Z[x!^[LXFYR[XYRXR!SZ_Z[ZUWXPX!PbW]X_ZbTdYeVc!aadf]adK_!_l]O#U^ZlQbEaE[Pcd^La__}#caR_|d{#u[u!Xbm_{^|^ g",
  "[!y^Z]YaW_]bca^##gXa]eZhYdX]ZgX]!Z!]ZbY_YcXa!![Z^S_WbZbV_VY^ZY[V^WbW]^#[#ZeSaY^[_Y^[_ZZ!ca^__U][#X^^#d_ VTblo^iV",
  "b_k!dZi[^[k[eWWYmZaZg[VTW]RdVZcXc!cY]XN]eY![O#R#RdW^R[X^!##_e!h^YahbYbOcT_L^W!@_Tc#edak! fG]#gTX!_[WZ![aW![cXX][",
  "Y]XXZ]WZXVZ]aX^V![_V][eY#]a!_]b##_!b[^b#_c_bdb__]dg de]WaWdY#X#]dVb[_[[!_Z#!^Xb[_Y!X]VW[YbWaXbYb[dYb[^ZeY_!_ZaZ^",
  "Xb]aa[ #t#f[[WZXX#Z]XjP[![W[!^Xc[bZb!f_!g[bZ___#!b^XcZ]ZaV_[b#cc]#a!aX!Y_ fk]?I][Z#Wb#c!XY#V![#YW[]aZ_]bY[^Y!V^[",
  "Z][^^d!#[!!a#a#jb#f[b]cb^! !ia_hZYXbY_YbYaXcZWX_[R!Y!V]TZ!^cbb^S_ca!#c#XbW]#aYbZ]bgg] hB#F^XXW]X[[^YYX!aYY[^[[V^",
  "YWZ]ZcU[R[geh^_!bcf_bb#c]cc^ #w[|_Q!ZZ_^W[XVFYQ[[U[W#[#^aZe_##b^b[c]a_cg_dc^ba_]a#^ j#ZNb!_W][b!^Zd[#_#]YUY!^!WU",
  "Z[Y_##!#X_!_a__bZbWe Vj^qgYgWfZ#[X!X]U!##W#!#V^[^V^!_Y]Z[X!_#f# ft]k_SZ[!#[Z^Y[[X#!a^_Y_][W_a__#aZ#a#]^a eZ!^_Zf",
  "!_#fZ^Zc]_!^XV#Z!S^T#[!S_^_W^#ab] f[^Z#[aX[XZ!!Z_W#^cYX[YaZ[Wc!e#!]d^b Xb#wdYa_a![Z_Wb][XWcWY[]]aX!Q]!^jnd_ j_Yo",
  "c^!YTSX[ZVWXW]Y_Y]]aedd_dcdf WV^_a_b[_[cZ[[X^W![ZZ#V][![#d![e XJcYIWBWBXf!KY!VK]L!G]ka]ej^GjN]yaz#s]s] hIaG]WbPX",
  "!ZV#WV!_e[a_a]e[#]e !^aQ#XY!_X[YW!W[U^cdY^]ab]ab VT##WZ[W_Z[XY[[#!b#e[^aae_#[ hS#X^ZV[YYV#V!^Z[[[cd#aifV OPbOb[j",
  "!eY[ZU!XWPa!_L^ZZ]q [ybEXWIXU^U#Yaa_Q^##m!m^c_ T^bg_ai!fRlZYWA]@Z[aN^Tmpa VT#gQ!W#TZZbkb^_e!#Yb]^Z WeXv_ZcYfYW!U",
  "^R]#_Zdb# eaaLZYXZU[ZZZ^idaace_! SqbH[ZU^S[[[V^haJ^waZZ VY#em[bX!ZV#[UZ[Xd]aV# hw!g[Z^[TYY]W_j_##]# gP_e^YZVW!]a",
  "_#!_Y_d_ SsbpfYKYUXQZOcgeY#m^ hYYof^^XUUY]Yb[c]a g__fZZZ_ZYZ^]#__c_ cN]ncV_W!YY[Y^!#]c SJ#y#Ya[_YR#VcZ]!# ao#eWX",
  "]XY_^_Z#c___ _Q![[a]j_X_V![aY]Z _e!u!XT#_fb^^_a!^Z UXa=[bY]Xb^#b^bSaY fd]jZ#__^a#][X^Z fy!SYZX!XXY!^adb fY^m[^!c",
  "ac#^_!YS eh^#ZXYZY_!aa#c^ ^H_x^YZ^Rb__a!g^ VYbCgZbWQ#SYXdad V?b{bYr^o!^XA]@]Vf iw[U_[dY![UaYa gI!n_YX_V]!#d] ]n#",
  "G!XW!^#[ab# YK!{ZXU[!#^b_] VGcOiWKXJ^Hfub _i[z[d#b_Z!Z]U TUavMVQ[_bl^ca W?#Z^ZY[W^W!_# jz[cY![^^##] fq]z]YZ]Ycb]",
  " gp!SZ]_aa^^! eR!nZ^!#Z^a_ XO#aY]!_#a_] V|^Y#!Y[Z][# aWbkXY#XH]df ^UcLhWNSDhXb UIbol[_TP[Kd UybnTXNY[eh# _Saoa#f",
  "Z]XV] bp#c]XY#ccc] Vg#Ri^UYSZX_ g@]E^[XX[b b[YF[!Y^]# i!!O#!_[X] fL]lb#[][Y fe]w[YY]^a fn]u^X[]]# f[^@_Y[[Yd iI!",
  "!Z!Za^_ hy!e!a_!^! fx!m^[Z!Z# f]!QU]]_#^ fY!K[!Waa] fP!S^!R[!_ fC!P[#_^_! f@!SZ[Y#a^ ^qaaX![^a^ ^kcFlYRZQd #pbU[",
  "^b#b[ ^u#>]!!]Z_ _g_mXZZ_#_ ^!a!Y[]##^ ]{aQW]!#e^ ]saQY]!_a] ]N#D[[Z^a_ SbWL[ZT][a SGWNcYQ_]_ X_X=[[Z_^^ XCWzX![",
  "^a_ U_WU[ZQ]!a OAbc#ZR]]# XXX|a[Y!X! ZGXn#Z!]Va WIYe_d_]^W WHYCX^ab^] WNY]]^^^_! XF#rV_a_bZ Oia{!!W]]_ P@ak[ZX^a",
  "_ PLaOV[^_a^ Wu^Y[[W]]_ QDa]SZZ_e# QEaaX[[]a_ RmaQZ^##^[ RfaT#XY^Za RdaZ!Z[]!# RZa!![Z__^ R!a#_]^YZ[ RZa_]ZZ]X# ",
  "RzaD[^]__] RkaL[XZ][b RlaEY]!^#^ X?#f_!#!X] WT#JX[Y]__ dccNL!R_ra dqcLZX=#g# eDcIeY>[gc hSbw>XT#fb hJbm][N^e# h^",
  "bvm[P!T_ aZblO]kgo_p# PbVnC_b#e! WVVp#_p#QW YcVlC[B!wkw! XNVhK^T_s] WhWVG_hb]e _CcNOX@ah_ ]m#P[YZb#^ XybZUZV### ",
  "dvWuY]#^_] X]XGX![]#^ WCYI]a_[]! WdXjbZV^[# aN]|[!Z]]_ j@[r^[[!!a jD[k[!]_!_ iX!U[^^^#[ iO!XY#a!^! WHYJ[]!#_^ WS",
  "Xq![Y]!# WkXi[][^c] WHXy]!!][_ WXXnZ]]__! WKY_^Y!!Za WIYX!^^_^[ et!YZ^]^c] O_[z^[[]!^ jB[S!^!]^^ ia!S_Z[!!a ih!I",
  "^[Y^!_ iQ!T[!^_^] jFYRZ!^^^_ gj[xZ[]__^ gJ!B[^]^^] gM!E_!ZZ[_ hbYu]![_^] glZIZ]!^a^ hz[?^^^]!Z fh]q^a]Z[Z fl]nZ!",
  "^#_! f_]]!^^^^! fi]z!!Z_^^ fk^A[]^_^! h^!s!![]!^ hm!p!]!^^] ho!N]![]]^ gb!z_!#!Z! gI!u]!!![^ gK]=_!]!X^ g>]G]^__",
  "]Z g=!tZ^^^#! g_!^[!]#^_ g^!]![[]^# fe!c[[!]_c fb!b[]^#_^ fs!t]!Z]^^ fp!tX!]_^] fg!vY!^_^] gN!U[^##]! fw!V[!!^_^",
  " fd!H_^]!!! fo!T!!Z]]^ fh!T![[]__ fC!j[!]_^_ eZ]P!^^^^! dz]G!!!^^^ eZ!mZ]]##! dg]B[[!_]# dk!u!_^^_Y d_]IZ^]_#[ i",
  "oab^_a^][ j=aO[#^]]! iH#x[!!^a^ hi#a]^a_!! h##_#]^^^] goaP[[[^__ hX#Z[!!]## g>_B!!!]__ ft_c^^#^!! dM]w!^^c^[ Ps^",
  "![a^_bZ Pp^f^![!]^ Pf^h]^^^^[ P#^j[^^^^] OraF^__^^! P>aKZZ[^^_ _H_q]^_^![ _B#@[][^#^ [k_J!![__] [v_J^#^!![ [p_J]",
  "[[]^_ #C!][^]^^] a][W!!]_^^ aT[R[^]^^] ]j]O![[]^# !]a_[]!^a_ !_a[[][^#^ ^PaV!_^^^] ^BaM[!!_^] Vy^v][!]!_ WO^f[]]",
  "^_] Vx^y!Z[_^_ V#^i!!!_^] XL]p[]!##! R#aX![!!!a RhaU[]^__! X{!z_]][[[ YD]=Z]^^_^ Uw!yZ!]^^^ TL_M[]^_^] VhaEX^a^_",
  "! Vxaz^![][^ VcaxXYY^_# Vqat[ZZ^^# UibrN_b#c] WEbR]ZT[^b V{blaZM]Wb URbtG#_#n_ UKcF_YFa]a UccE![S!Wb TYcCZ[T!W# ",
  "Sxc?XXC!nd T]btHZFagc U_bUY[N#ea VqaT[___^! kA[iW^c_ ^|_nZ[W_ XUX|YZZ# XfXAZ!]^ WKXt#!!! aU_CZ!a_ gi!tZ]Y^ gL!v[",
  "__] f{!z[]_^ e=]A^__[ dB^m]_^[ OUaC_][[ V{_>!^^^ Vu_B!]]^",
];

/** Rings of [longitude, latitude] in degrees; what lies inside of one but in no other is land. */
export const landRings = () => COASTS.join("").split(" ").map(ringOf);

function ringOf(text) {
  const steps = Array.from(text, (one) => (INSTEAD[one] ?? one.charCodeAt(0)) - ZERO);
  const [a, b, c, d] = steps;
  let place = [DIGIT * a + b + DIGIT / 2, DIGIT * c + d + DIGIT / 2];
  const ring = [place];
  for (let k = 4; k < steps.length; k += 2) {
    place = [place[0] + steps[k], place[1] + steps[k + 1]];
    ring.push(place);
  }
  return ring.map((each) => each.map((number) => number / FIFTHS));
}
