"""Web pages saved as one file (mht, mhtml): the page in it, decoded."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from geo.text.formats import messages, plain, webpage

_KIND = "网页存档（mht）"


def page_of(content: bytes, name: str) -> str:
    """Give the HTML of the page that the archive holds first; ArticleError where there is none."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() != "text/html" or not isinstance(part, EmailMessage):
            continue
        body = part.get_payload(decode=True)
        if isinstance(body, bytes) and body.strip():
            named = webpage.ENCODINGS.get((part.get_content_charset() or "").lower())
            return plain.read(body, name, declared=named or webpage.encoding_of(body)).text
    raise messages.error("broken", name=name, kind=_KIND)
