"""What the reading of an article says of what it left out, in English; `geo.text` words it in Chinese."""

from __future__ import annotations

NOTICES = {  # by Notice.code
    "unreadable": "The quotation marks of this paragraph do not pair: where speech begins and ends is not"
    " certain, so its quotes were not read.",
    "unassigned": "Who says this was not found: “{words}”",
    "unread_page": "Page {page} is a scanned picture and was not read.",
    "furniture": "A running head or foot was left out: “{words}” (page {pages}).",
    "watermark": "A watermark was left out: “{words}”.",
    "bad_bytes": "After “{before}” there are bytes that cannot be read; they were left out: please compare"
    " with the original.",
    "embedded_part": "The part “{part}” that is embedded in the document was read with its text.",
    "unread_part": "The part “{part}” that is embedded in the document was not read.",
    "unread_frame": "A frame inside the page ({address}) was not read.",
    "script_page": "The text of this page is made by a script and is not in the saved file: please open it"
    " in a browser and copy the text.",
}
