// swift-tools-version: 6.2
import PackageDescription

// Each target may import only what stands to its right in the table of docs/ARCHITECTURE.md;
// the tidy test holds the sources to it.

/// `RawSpan`s that cannot outlive the transaction they point into need this feature; only the
/// targets that hand such spans out or take them apart turn it on.
let spans: [SwiftSetting] = [.enableExperimentalFeature("Lifetimes")]

let package = Package(
    name: "daybook",
    products: [
        .executable(name: "daybook", targets: ["daybook"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
        .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: spans),
        .target(name: "Accounting"),
        .executableTarget(
            name: "generate-currencies", path: "tools/generate-currencies",
            exclude: ["currencies.csv"]),
        .executableTarget(
            name: "generate-countries", path: "tools/generate-countries",
            exclude: ["countries.csv"]),
        .target(name: "Events", dependencies: ["Accounting"], swiftSettings: spans),
        .target(
            name: "EventLog",
            dependencies: [
                "LMDB", "Events", "Accounting", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: spans),
        .target(
            name: "Rules",
            dependencies: ["Accounting", .product(name: "Yams", package: "Yams")]),
        .target(
            name: "Projections",
            dependencies: [
                "EventLog", "LMDB", "Events", "Accounting",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: spans),
        .target(
            name: "ReadModels",
            dependencies: ["Projections", "Rules", "Events", "Accounting"],
            swiftSettings: spans),
        .target(
            name: "Commands",
            dependencies: [
                "ReadModels", "Rules", "EventLog", "Events", "Accounting",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "Queries",
            dependencies: [
                "ReadModels", "Rules", "Projections", "EventLog", "Events", "Accounting",
            ]),
        .target(
            name: "Interchange",
            dependencies: [
                "Commands", "Queries", "Events", "Accounting",
                .product(name: "Yams", package: "Yams"),
            ]),
        .executableTarget(
            name: "daybook",
            dependencies: [
                "Interchange", "Commands", "Queries",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "generate-events", path: "tools/generate-events"),
        .executableTarget(
            name: "benchmark",
            dependencies: [
                "Interchange", "Commands", "Queries", "ReadModels", "Projections", "Rules",
                "EventLog", "LMDB", "Events", "Accounting",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "tools/benchmark", swiftSettings: spans),
        .executableTarget(name: "generate-sample", path: "tools/generate-sample"),
        .target(
            name: "TestSupport",
            dependencies: [
                "Commands", "Rules", "EventLog", "Events", "Accounting",
                .product(name: "Crypto", package: "swift-crypto"),
            ], path: "Tests/TestSupport"),
        .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
        // What the commission engine is compared with; it must not see any target of ours.
        .target(
            name: "NaiveRules", dependencies: [.product(name: "Yams", package: "Yams")],
            path: "Tests/NaiveRules"),
        .testTarget(name: "LMDBTests", dependencies: ["LMDB"], swiftSettings: spans),
        .testTarget(name: "AccountingTests", dependencies: ["Accounting"]),
        .testTarget(
            name: "EventsTests", dependencies: ["Events", "generate-events", "AllocationCounter"],
            exclude: ["Golden"], swiftSettings: spans),
        .testTarget(
            name: "EventLogTests", dependencies: ["EventLog", "TestSupport"], swiftSettings: spans),
        .testTarget(name: "RulesTests", dependencies: ["Rules"]),
        .target(name: "ScenarioFiles", path: "Tests/ScenarioFiles"),
        .testTarget(name: "NaiveRulesTests", dependencies: ["NaiveRules", "ScenarioFiles"]),
        .testTarget(
            name: "ReadModelsTests", dependencies: ["ReadModels", "TestSupport"],
            swiftSettings: spans),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                "Commands", "ReadModels", "Projections", "Rules", "EventLog", "Events",
                "Accounting", "TestSupport",
            ]),
        .testTarget(
            name: "InterchangeTests", dependencies: ["Interchange", "Events", "TestSupport"],
            exclude: ["Plans"]),
        .testTarget(
            name: "SampleTests",
            dependencies: [
                "generate-sample", "Interchange", "Commands", "ReadModels", "Projections",
                "EventLog",
                "Rules",
            ]),
        .testTarget(
            name: "DaybookTests",
            dependencies: [
                "TestSupport", "ScenarioFiles", "Interchange", "Queries", "Commands", "EventLog",
                "daybook", "generate-sample", "NaiveRules",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: [
                "Scenarios", "Snapshots", "CommandLine/Book", "RealData/Programmes",
                "Histories/Fixtures",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// A warning is an error, in every target of ours that is Swift. Release builds specialise and inline
// across targets, which the folds live on, and leave out the checks of exclusive access at run time,
// a tenth of a fold; debug builds, which is what the tests run, have them.
for target in package.targets where !["CLMDB", "AllocationCounter"].contains(target.name) {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .treatAllWarnings(as: .error),
            .unsafeFlags(
                ["-cross-module-optimization", "-enforce-exclusivity=unchecked"],
                .when(configuration: .release)),
        ]
}
