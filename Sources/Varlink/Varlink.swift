// How we speak: varlink (UAPI.20) as a library: JSON, interface definitions, messages, and a blocking client. It knows
// nothing of lights, and could stand alone.
//
// It imports nothing but the C library, so that a client linked to it starts in a few milliseconds: no Foundation, no
// NIO. Servers stand on the same types, in a room of their own.

/// An interface, known when the program was written. Generated; the namespace of its types, methods and errors.
public protocol VarlinkInterface: SendableMetatype {
    /// Such as `org.varlink.service`.
    static var name: String { get }
    /// Its definition, byte for byte.
    static var text: String { get }
}

/// A method, known when the program was written; ties its name to the types of its parameters. Generated.
public protocol VarlinkMethod: SendableMetatype {
    associatedtype Input: VarlinkStructure
    associatedtype Output: VarlinkStructure

    /// The qualified name, such as `org.varlink.service.GetInfo`.
    static var name: String { get }
}
