// swift-tools-version: 6.1
import PackageDescription

// The rooms and the arrows between them: see DESIGN in README.md. Tests/TidyTests checks that sources import no more
// than what stands here, since SwiftPM would let a target import its dependencies' dependencies.
let package = Package(
    name: "lightd",
    products: [
        .executable(name: "lightd", targets: ["lightd"]),
        .executable(name: "lightctl", targets: ["lightctl"]),
        .library(name: "Varlink", targets: ["Varlink", "VarlinkServer"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(name: "Almanac"),
        .target(name: "LightDomain", dependencies: ["Almanac"]),
        .target(
            name: "LightStore",
            dependencies: [
                "Almanac", "LightDomain", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .target(name: "LightEngine", dependencies: ["Almanac", "LightDomain", "LightStore"]),
        .target(name: "LightSimulation", dependencies: ["Almanac", "LightDomain", "LightStore", "LightEngine"]),
        .executableTarget(
            name: "lightsim",
            dependencies: ["LightSimulation", .product(name: "ArgumentParser", package: "swift-argument-parser")]),

        .target(name: "Varlink"),
        .target(name: "CVarlink"),
        .target(
            name: "VarlinkServer",
            dependencies: [
                "CVarlink", "Varlink", .product(name: "HeapModule", package: "swift-collections"),
            ]),
        .executableTarget(name: "VarlinkGenerate", dependencies: ["Varlink"]),
        .target(name: "LightProtocol", dependencies: ["Varlink"], exclude: ["Interfaces"]),

        .target(name: "CSystemd", linkerSettings: [.linkedLibrary("systemd")]),
        .target(name: "Systemd", dependencies: ["CSystemd"]),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "CProgram"),
        .target(name: "LightWorkers", dependencies: ["Almanac", "CCurl", "CProgram", "LightDomain"]),

        .target(name: "CClock"),
        .target(
            name: "LightDaemon",
            dependencies: [
                "Almanac", "CClock", "LightDomain", "LightStore", "LightEngine", "LightWorkers", "LightProtocol",
                "Varlink", "VarlinkServer", "Systemd",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Yams", package: "Yams"),
            ]),
        .executableTarget(
            name: "lightd",
            dependencies: ["LightDaemon", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
        .executableTarget(
            name: "lightctl",
            dependencies: [
                "LightProtocol", "Varlink", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "lightbench", dependencies: ["Almanac", "LightDaemon", "LightDomain", "LightEngine", "LightStore"]),

        .testTarget(name: "AlmanacTests", dependencies: ["Almanac"], resources: [.copy("Resources")]),
        .testTarget(name: "LightDomainTests", dependencies: ["Almanac", "LightDaemon", "LightDomain"]),
        .testTarget(
            name: "LightEngineTests", dependencies: ["Almanac", "LightDomain", "LightEngine", "LightStore"]),
        .testTarget(name: "LightSimulationTests", dependencies: ["LightSimulation"]),
        .testTarget(name: "VarlinkTests", dependencies: ["Varlink"]),
        .testTarget(name: "LightProtocolTests", dependencies: ["LightProtocol", "Varlink", "VarlinkGenerate"]),
        .testTarget(
            name: "VarlinkServerTests",
            dependencies: ["Varlink", "VarlinkServer"]),
        // What foreign clients are run against; for tests only.
        .executableTarget(
            name: "CertificationServer", dependencies: ["Varlink", "VarlinkServer"], path: "Tests/CertificationServer",
            exclude: ["org.varlink.certification.varlink"]),
        .testTarget(
            name: "LightDaemonTests",
            dependencies: [
                "Almanac", "LightDaemon", "LightDomain", "LightEngine", "LightProtocol", "LightStore", "LightWorkers",
                "Varlink", "VarlinkServer",
            ], exclude: ["Posting/check_letters.py"]),
        .testTarget(
            name: "LightWorkersTests",
            dependencies: ["Almanac", "LightDomain", "LightEngine", "LightStore", "LightWorkers"],
            resources: [.copy("Resources")]),
        .testTarget(name: "SystemdTests", dependencies: ["Systemd"]),
        .testTarget(
            name: "SystemTests",
            dependencies: [
                "Almanac", "LightDaemon", "LightDomain", "LightEngine", "LightProtocol", "LightStore", "LightWorkers",
                "Varlink", "CertificationServer", "lightctl", "lightd",
            ], exclude: ["Support/smtp_sink.py", "Support/read_board.py", "Support/ask_async.py"]),
        .testTarget(name: "TidyTests"),
    ],
    swiftLanguageModes: [.v6]
)
