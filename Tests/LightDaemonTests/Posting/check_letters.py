"""Reads letters as mail programs do, by the strictest rules there are, and tells what stands in them.

Standard input: one base64 letter a line. Standard output: one JSON object a line; {"error": ...} where a rule is broken.
The letters: email (policy SMTP, every defect raised). Their HTML: html.parser, each element closed, nothing fetched.
"""
import base64
import email
import email.policy
import html.parser
import json
import sys

POLICY = email.policy.SMTP.clone(raise_on_defect=True)
# What the oldest mail programs know.
ELEMENTS = {"html", "head", "title", "body", "table", "tr", "td", "p", "ul", "li", "strong", "a"}
EMPTY = {"meta", "br"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.words, self.links, self.title = [], [], [], ""

    def handle_starttag(self, tag, attributes):
        if tag not in ELEMENTS | EMPTY:
            raise ValueError(f"<{tag}>")
        for name, value in attributes:
            if name.startswith("on") or "url(" in (value or "") or name in {"src", "background", "http-equiv"}:
                raise ValueError(f"<{tag} {name}={value}>")
        if tag == "a":
            (link,) = [value for name, value in attributes if name == "href"]
            self.links.append(link)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if self.open.pop() != tag:
            raise ValueError(f"</{tag}>")

    def handle_data(self, data):
        if "title" in self.open:
            self.title += data
        else:
            self.words += data.split()


def told(octets):
    message = email.message_from_bytes(octets, policy=POLICY)
    for line in octets.split(b"\r\n"):
        # Only what has no place to break may be longer (RFC 5322, 2.1.1).
        if len(line) > (998 if line.count(b" ") == 1 else 78) or b"\n" in line or b"\r" in line:
            raise ValueError(f"line: {line!r}")
    defects = [str(defect) for part in message.walk() for defect in part.defects]
    defects += [str(defect) for header in message.values() for defect in getattr(header, "defects", [])]
    if defects:
        raise ValueError(defects)
    plain = message.get_body(("plain",)).get_content()
    source = message.get_body(("html",)).get_content()
    page = Page()
    page.feed(source)
    page.close()
    if page.open:
        raise ValueError(f"not closed: {page.open}")
    return {
        "names": message.keys(),
        "subject": message["Subject"],
        "to": [message["To"].addresses[0].addr_spec],
        "messageID": message["Message-ID"],
        "inReplyTo": message["In-Reply-To"],
        "references": message["References"],
        "autoSubmitted": message["Auto-Submitted"],
        "unsubscribe": message["List-Unsubscribe"],
        "language": message["Content-Language"],
        "tree": [part.get_content_type() for part in message.walk()],
        # Without the spaces, which a link may have put between a word and its full stop.
        "plain": "".join(word for word in plain.split() if word != "-"),
        "html": "".join(page.words),
        "title": " ".join(page.title.split()),
        "links": page.links,
        "source": source,
    }


for line in sys.stdin:
    try:
        print(json.dumps(told(base64.b64decode(line))))
    except Exception as error:
        print(json.dumps({"error": repr(error)}))
