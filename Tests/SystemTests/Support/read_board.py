"""Reads the board as a dashboard would, with PyPI's varlink and asyncvarlink, and prints what it saw as one JSON object.

    read_board.py SOCKET
"""
import asyncio
import json
import sys

import varlink

ADDRESS = "unix:" + sys.argv[1]


def with_varlink():
    client = varlink.Client.new_with_address(ADDRESS)
    with client.open("io.lightd.Status") as status:
        answer = status.Get()
        again = status.Get(since=answer["revision"], instance=answer["instance"])
        facades = [reply["facade"]["id"] for reply in status.ListFacades(_more=True) if "facade" in reply]
    with client.open("org.varlink.service") as service:
        interfaces = service.GetInfo()["interfaces"]
    return {"summary": answer["summary"], "unchanged": again["unchanged"], "again": "summary" in again,
            "facades": facades, "interfaces": interfaces}


async def with_asyncvarlink():
    import asyncvarlink
    import asyncvarlink.serviceerrors  # noqa: F401

    class Manager(asyncvarlink.VarlinkInterface, name="io.lightd.Manager"):
        @asyncvarlink.varlinkmethod
        def Ping(self) -> None:
            ...

    transport, protocol = await asyncvarlink.connect_unix_varlink(asyncvarlink.VarlinkClientProtocol, sys.argv[1])
    proxy = protocol.make_proxy(Manager)
    await proxy.Ping()
    transport.close()
    return True


seen = with_varlink()
seen["asyncPing"] = asyncio.run(with_asyncvarlink())
print(json.dumps(seen))
