"""Lists, introspects and calls lightd with PyPI's asyncvarlink, and prints what it saw as one JSON object.

    ask_async.py SOCKET
"""
import asyncio
import json
import sys
import typing

import asyncvarlink
from asyncvarlink.serviceinterface import InvalidParameter, VarlinkServiceInterface


class ListReply(typing.TypedDict, total=False):
    facade: typing.Any
    facades: typing.Any
    revision: int


class Status(asyncvarlink.VarlinkInterface, name="io.lightd.Status"):
    @asyncvarlink.varlinkmethod(allow_foreign=True, return_type=ListReply)
    def ListFacades(self, *, municipality: str | None = None) -> typing.Iterator[ListReply]:
        ...

    @asyncvarlink.varlinkmethod(return_parameter="revision")
    def Get(self, *, edition: str | None = None) -> int:
        ...


class Register(asyncvarlink.VarlinkInterface, name="io.lightd.Register"):
    @asyncvarlink.varlinkmethod(allow_foreign=True, return_parameter="entries")
    def Lookup(self, *, name: str) -> list[typing.Any]:
        ...


async def ask():
    transport, protocol = await asyncvarlink.connect_unix_varlink(asyncvarlink.VarlinkClientProtocol, sys.argv[1])
    service = protocol.make_proxy(VarlinkServiceInterface)
    info = await service.GetInfo()
    description = await service.GetInterfaceDescription(interface="io.lightd.Status")
    entries = await protocol.make_proxy(Register).Lookup(name="Anvers")
    status = protocol.make_proxy(Status)
    facades = [reply async for reply in status.ListFacades() if reply.get("facade")]
    refused = None
    try:
        await status.Get(edition="next")
    except asyncvarlink.VarlinkErrorReply as error:
        refused = error.name
    transport.close()
    return {
        "interfaces": info["interfaces"], "description": description["description"], "lookup": entries["entries"][0]["name"],
        "facades": len(facades), "refused": refused,
    }


print(json.dumps(asyncio.run(ask())))
