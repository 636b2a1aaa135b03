"""Reads letters with the standard library's strictest policy and tells what stands in them.

Standard input: one base64 letter a line. Standard output: one JSON object a line.
"""
import base64
import email
import email.header
import email.policy
import email.utils
import json
import sys

POLICY = email.policy.SMTP.clone(raise_on_defect=True)


def mailbox(octets, message, name):
    if not message[name]:
        return None
    (address,) = message[name].addresses
    # The strict parser of Python 3.11 leaves a space between two encoded words of a name; the older decoder follows
    # RFC 2047 section 6.2.
    older = email.message_from_bytes(octets, policy=email.policy.compat32)[name]
    display_name, spec = email.utils.parseaddr(older)
    if spec != address.addr_spec:
        raise ValueError(f"two addresses: {spec} and {address.addr_spec}")
    return [str(email.header.make_header(email.header.decode_header(display_name))), address.addr_spec]


def lines(text):
    return text.replace("\r\n", "\n")


def told(octets):
    message = email.message_from_bytes(octets, policy=POLICY)
    plain = message.get_body(("plain",))
    html = message.get_body(("html",))
    parts = list(message.walk())
    calendar = [part for part in parts if part.get_content_type() == "text/calendar"]
    files = [part for part in parts if part.get_content_disposition() == "attachment"]
    return {
        "tree": [part.get_content_type() for part in parts],
        "calendar": calendar[0].get_content() if calendar else None,
        "method": calendar[0].get_param("method") if calendar else None,
        "file": files[0].get_content().decode() if files else None,
        "fileName": files[0].get_filename() if files else None,
        "names": message.keys(),
        "subject": message["Subject"],
        "from": mailbox(octets, message, "From"),
        "to": mailbox(octets, message, "To"),
        "replyTo": mailbox(octets, message, "Reply-To"),
        "date": int(message["Date"].datetime.timestamp()),
        "messageID": message["Message-ID"],
        "language": message["Content-Language"],
        "autoSubmitted": message["Auto-Submitted"],
        "inReplyTo": message["In-Reply-To"],
        "references": (message["References"] or "").split(),
        "listUnsubscribe": message["List-Unsubscribe"],
        "type": message.get_content_type(),
        "encodings": [part["Content-Transfer-Encoding"] for part in message.walk() if not part.is_multipart()],
        "text": lines(plain.get_content()),
        "html": lines(html.get_content()) if html else None,
        "parts": sum(1 for part in message.walk() if not part.is_multipart()),
        "defects": [str(defect) for part in message.walk() for defect in part.defects],
    }


for line in sys.stdin:
    octets = base64.b64decode(line)
    try:
        print(json.dumps(told(octets)))
    except Exception as error:
        print(json.dumps({"error": repr(error)}))
