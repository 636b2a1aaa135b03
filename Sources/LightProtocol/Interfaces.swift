/// What daemon and clients say to each other: the interfaces of the socket as Swift types, each a namespace with its
/// structures, enumerations, methods and errors. `Generated/` comes from `Interfaces/` through varlink-generate.
///
/// Nothing enters here that the definitions do not say: no rules, no formatting, no I/O.
import Varlink

package enum Interfaces {
    /// The daemon's interfaces, in the order in which it lists them.
    package static let all: [any VarlinkInterface.Type] = [
        Agenda.self, History.self, Manager.self, Register.self, Status.self, SystemService.self,
    ]

    /// Namespaces of interfaces whose own last name would not do.
    package static let namespaces = [SystemService.name: "SystemService"]
}
