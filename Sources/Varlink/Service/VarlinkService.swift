/// The interface that every varlink service implements: it describes the service. Its errors are ``VarlinkError``.
public enum VarlinkService: VarlinkInterface {
    public static let name = "org.varlink.service"

    /// As UAPI.20 has it.
    public static let text = """
        # The Varlink Service Interface should be provided by every varlink service.
        # It describes the service and the interfaces it implements.
        interface org.varlink.service

        # Get a list of all the interfaces a service provides and information
        # about the implementation.
        method GetInfo() -> (
          vendor: string,
          product: string,
          version: string,
          url: string,
          interfaces: []string
        )

        # Get the description of an interface that is implemented by this service.
        method GetInterfaceDescription(interface: string) -> (description: string)

        # The requested interface was not found.
        error InterfaceNotFound (interface: string)

        # The requested method was not found
        error MethodNotFound (method: string)

        # The interface defines the requested method, but the service does not
        # implement it.
        error MethodNotImplemented (method: string)

        # One of the passed parameters is invalid.
        error InvalidParameter (parameter: string)

        # Client is denied access
        error PermissionDenied ()

        # Method is expected to be called with 'more' set to true, but wasn't
        error ExpectedMore ()

        # Method is expected to be called with 'upgrade' set to true, but wasn't
        error ExpectedUpgrade ()

        """

    /// Which interfaces the service has, and whose it is.
    public enum GetInfo: VarlinkMethod {
        public static let name = "org.varlink.service.GetInfo"
        public typealias Input = NoParameters
    }

    /// The text of one interface.
    public enum GetInterfaceDescription: VarlinkMethod {
        public static let name = "org.varlink.service.GetInterfaceDescription"
    }
}

extension VarlinkService.GetInfo {
    public struct Output: VarlinkStructure {
        public var vendor: String
        public var product: String
        public var version: String
        public var url: String
        /// Including `org.varlink.service`.
        public var interfaces: [String]

        public init(vendor: String, product: String, version: String, url: String, interfaces: [String]) {
            self.vendor = vendor
            self.product = product
            self.version = version
            self.url = url
            self.interfaces = interfaces
        }

        public init(members: JSONObject) throws(InvalidValue) {
            var members = MemberReader(members)
            vendor = try members.required("vendor")
            product = try members.required("product")
            version = try members.required("version")
            url = try members.required("url")
            interfaces = try members.required("interfaces")
        }

        public func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("vendor", vendor)
            writer.member("product", product)
            writer.member("version", version)
            writer.member("url", url)
            writer.member("interfaces", interfaces)
            writer.endObject()
        }
    }
}

extension VarlinkService.GetInterfaceDescription {
    public struct Input: VarlinkStructure {
        public var interface: String

        public init(interface: String) { self.interface = interface }

        public init(members: JSONObject) throws(InvalidValue) {
            var members = MemberReader(members)
            interface = try members.required("interface")
        }

        public func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("interface", interface)
            writer.endObject()
        }
    }

    public struct Output: VarlinkStructure {
        public var description: String

        public init(description: String) { self.description = description }

        public init(members: JSONObject) throws(InvalidValue) {
            var members = MemberReader(members)
            description = try members.required("description")
        }

        public func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("description", description)
            writer.endObject()
        }
    }
}
