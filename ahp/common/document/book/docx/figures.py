"""Pictures, with their captions below and what they show in words."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.document.book.docx.captions import caption
from ahp.common.document.book.docx.elements import NAMESPACES, Element, el, one_line, paragraph
from ahp.common.document.book.docx.look import EMU_A_TWIP
from ahp.common.document.book.docx.scene import Scene
from ahp.common.document.parts import Figure

_HIGHEST = 0.8  # of the room on a page, so that its caption stands below it
_MODEST, _READ = 0.6, 0.8  # a higher one shrinks to this share of a page, or else of its own size


def figure(
    scene: Scene, place: int, part: Figure, *, lying: bool, remarked: bool
) -> Iterator[Element]:
    """Yield a picture and its caption, which stay together and with a remark that comes next."""
    key, image = scene.picture(part.pictures[".png"])
    width, height = scene.look.room(lying)
    most = (width * EMU_A_TWIP, int(height * _HIGHEST) * EMU_A_TWIP)
    scale = min(1.0, most[0] / image.width, most[1] / image.height)
    modest = height * _MODEST * EMU_A_TWIP / image.height
    scale = min(scale, max(modest, _READ))  # or it leaves half a page empty before it
    size = (int(image.width * scale), int(image.height * scale))
    yield paragraph("Figure", [el("w:r", el("w:drawing", _inline(scene, part, key, size)))])
    yield caption(scene, place, part.caption, keep=remarked)


def _inline(scene: Scene, part: Figure, key: str, size: tuple[int, int]) -> Element:
    number = scene.drawing()
    shows = one_line(part.alternative) or one_line(part.caption)
    extent = {"cx": size[0], "cy": size[1]}
    shape = el(
        "pic:spPr",
        el("a:xfrm", el("a:off", x=0, y=0), el("a:ext", **extent)),
        el("a:prstGeom", el("a:avLst"), prst="rect"),
    )
    picture = el(
        "pic:pic",
        el(
            "pic:nvPicPr",
            el("pic:cNvPr", id=number, name=f"Figure {number}", descr=shows),
            el("pic:cNvPicPr", el("a:picLocks", noChangeAspect=1)),
        ),
        el("pic:blipFill", el("a:blip", r__embed=key), el("a:stretch", el("a:fillRect"))),
        shape,
    )
    graphic = el("a:graphic", el("a:graphicData", picture, uri=NAMESPACES["pic"]))
    told = {"name": f"Figure {number}", "descr": shows, "title": one_line(part.caption)}
    return el(
        "wp:inline",
        el("wp:extent", **extent),
        el("wp:docPr", id=number, **told),
        el("wp:cNvGraphicFramePr", el("a:graphicFrameLocks", noChangeAspect=1)),
        graphic,
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
