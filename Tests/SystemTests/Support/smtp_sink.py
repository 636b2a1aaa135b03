"""A mail server for tests (PyPI aiosmtpd): takes every letter and tells of each on standard output, one JSON line.

    smtp_sink.py [--pause SECONDS]

The first line is the port. It ends with its standard input.
"""
import argparse
import asyncio
import email
import email.policy
import json
import sys

from aiosmtpd.smtp import SMTP


class Sink:
    def __init__(self, pause):
        self.pause = pause

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.strict)
        # A pause before the answer: the letter is taken, and the sender does not know it yet.
        print(json.dumps({
            "to": envelope.rcpt_tos,
            "header_to": letter["To"].addresses[0].addr_spec,
            "from": envelope.mail_from,
            "subject": str(letter["Subject"]),
            "language": str(letter["Content-Language"]),
            "date": letter["Date"].datetime.timestamp(),
            "id": str(letter["Message-ID"]),
            "text": letter.get_body(("plain",)).get_content(),
        }), flush=True)
        if self.pause:
            await asyncio.sleep(self.pause)
        return "250 2.0.0 Ok: queued as SINK"


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pause", type=float, default=0)
    options = parser.parse_args()
    loop = asyncio.get_running_loop()
    sink = Sink(options.pause)
    server = await loop.create_server(lambda: SMTP(sink, enable_SMTPUTF8=True, loop=loop), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
