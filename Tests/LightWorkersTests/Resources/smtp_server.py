"""An independent mail server (aiosmtpd) on 127.0.0.1 until standard input ends.

Arguments: --certificate FILE --key FILE for TLS, --implicit for TLS from the first octet, --login USER PASSWORD.
Standard output: the port; at the end one JSON object for each letter.
"""
import argparse
import asyncio
import base64
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

parser = argparse.ArgumentParser()
parser.add_argument("--certificate")
parser.add_argument("--key")
parser.add_argument("--implicit", action="store_true")
parser.add_argument("--login", nargs=2)
arguments = parser.parse_args()

# Told at the end, since nobody reads along.
kept = []


class Handler:
    async def handle_DATA(self, server, session, envelope):
        letter = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "isEncrypted": session.ssl is not None or arguments.implicit,
            "login": session.auth_data.login.decode() if session.auth_data else None,
            "octets": base64.b64encode(envelope.original_content).decode(),
        }
        kept.append(letter)
        return "250 2.0.0 Ok: kept"


def authenticate(server, session, envelope, mechanism, login):
    user, password = (text.encode() for text in arguments.login)
    # Not handled: aiosmtpd itself says yes or no.
    success = login.login == user and login.password == password
    return AuthResult(success=success, handled=False, auth_data=login)


context = None
if arguments.certificate:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(arguments.certificate, arguments.key)

options = {"decode_data": False}
if arguments.login:
    options |= {"authenticator": authenticate, "auth_required": True, "auth_require_tls": context is not None}
if context and arguments.implicit:
    # aiosmtpd does not know that the transport is encrypted already.
    options["auth_require_tls"] = False
elif context:
    options |= {"tls_context": context, "require_starttls": True}


async def serve():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Handler(), **options), "127.0.0.1", 0, ssl=context if arguments.implicit else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()
    for letter in kept:
        print(json.dumps(letter))


asyncio.run(serve())
