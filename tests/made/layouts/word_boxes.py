# Markup in other languages is left in whole lines.
# ruff: noqa: E501
"""Text boxes: the body of one Word document in a floating box of another, with the old form as fallback."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

CENTIMETRE = 360_000
"""English metric units in a centimetre."""
BOX = """<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml">
<mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0" locked="0"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="{number}" name="Box {number}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>
<wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr lIns="36000" tIns="36000" rIns="36000" bIns="36000"/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape style="position:absolute;width:{points}pt;height:700pt"><v:textbox><w:txbxContent/>
</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"""


def boxed(paragraph: Any, inside: Any, left: float, width: float, height: float) -> None:
    """Anchor a box to a paragraph and fill it with the body of `inside`; lengths in centimetres, `left` from the page's edge."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    xml = BOX.format(
        left=int(left * CENTIMETRE),
        width=int(width * CENTIMETRE),
        height=int(height * CENTIMETRE),
        points=int(width * 28.35),
        number=1 + int(left * 10),
    )
    shape = parse_xml(xml)
    body = [element for element in inside.element.body if element.tag != qn("w:sectPr")]
    for content in shape.iter(qn("w:txbxContent")):
        content.extend(deepcopy(element) for element in body)
    paragraph.add_run()._r.append(shape)
