// swift-tools-version: 6.2
import PackageDescription

/// Every room is held to the same rules: warnings are errors, imports say what they need and who sees it.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // Types that are looked up by name when they are first used cost a warm run half its time: the search for the
  // conformances that they ask for goes through all those of the linked libraries.
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"], .when(configuration: .release)),
]

/// Modules in which the tests spend much of their time are optimized in debug builds as well.
let fast: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The settings of the rooms that only the tool is linked from.
///
/// Each function is in a section of its own, and the linker leaves out those that nothing calls. The library of specs
/// keeps all that is public.
let linkedOnce: [SwiftSetting] =
  strict + [
    .unsafeFlags(
      ["-Xfrontend", "-function-sections", "-Xfrontend", "-internalize-at-link"],
      .when(platforms: [.linux], configuration: .release))
  ]

/// Rooms whose time does not matter beside that of the others are optimized for size.
let sized: [SwiftSetting] = [.unsafeFlags(["-Osize"], .when(configuration: .release))]
let small: [SwiftSetting] = linkedOnce + sized

func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  settings: [SwiftSetting] = linkedOnce
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

func tests(
  of room: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: "\(room)Tests", dependencies: [.byName(name: room), "TestSupport"] + dependencies,
    exclude: exclude, resources: resources,
    swiftSettings: strict)
}

let package = Package(
  name: "portolan",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "portolan", targets: ["PortolanCLI"]),
    .library(name: "Portolan", type: .dynamic, targets: ["Portolan"]),
  ],
  // Exact versions: two builds of one commit compile the same code.
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
  ],
  targets: [
    room("Diagnostics", settings: strict),
    room("Digests", settings: strict + fast),
    room("FileWriting", ["Diagnostics"]),
    // Without a name, the linker writes the path of the build folder into the library.
    .target(
      name: "Portolan", dependencies: ["Diagnostics"], swiftSettings: strict + sized,
      linkerSettings: [
        .unsafeFlags(["-Xlinker", "-soname=libPortolan.so"], .when(platforms: [.linux]))
      ]),
    room("ManifestTree", ["Diagnostics"], settings: linkedOnce + fast),
    room(
      "KubernetesFacts",
      ["Diagnostics", "Digests", "ManifestTree"],
      exclude: ["Schema/generate.py"]),
    room("KubernetesTypes", ["Diagnostics", "ManifestTree"], settings: small),
    room("ChartParameters", ["Diagnostics", "KubernetesFacts", "ManifestTree"], settings: small),
    room(
      "Expansion",
      ["ChartParameters", "Diagnostics", "KubernetesFacts", "KubernetesTypes", "ManifestTree", "Portolan"],
      exclude: ["Schema/images.schema.json"], settings: small),
    room("LintEngine", ["Diagnostics", "KubernetesFacts", "ManifestTree"]),
    room("LintRules", ["Diagnostics", "KubernetesFacts", "LintEngine", "ManifestTree"]),
    room(
      "ChartRendering",
      [
        "ChartParameters", "Diagnostics", "FileWriting", "KubernetesFacts", "ManifestTree",
      ], exclude: ["Schema/clusters.schema.json", "Schema/provenance.schema.json"], settings: small),
    room(
      "ClusterDiff",
      ["Diagnostics", "Digests", "KubernetesFacts", "ManifestTree"], settings: small),
    room("SpecImport", ["Diagnostics", "KubernetesFacts", "ManifestTree"], settings: small),
    room(
      "ChangeReport", ["ClusterDiff", "Diagnostics", "KubernetesFacts", "ManifestTree"],
      exclude: ["Schema/change-report.schema.json"], settings: small),
    room(
      "Simulation", ["Diagnostics", "KubernetesFacts", "ManifestTree"],
      exclude: ["Schema/events.schema.json", "Schema/nodes.schema.json"]),
    room(
      "Topology", ["Diagnostics", "KubernetesFacts", "LintEngine", "ManifestTree"],
      exclude: ["Schema/graph.schema.json"], settings: small),
    room(
      "SpecLoading",
      [
        "Diagnostics", "Digests",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ], settings: small),
    .executableTarget(
      name: "PortolanCLI",
      dependencies: [
        "ChangeReport", "ChartParameters", "ChartRendering", "ClusterDiff", "Diagnostics", "Expansion",
        "FileWriting", "KubernetesFacts", "LintEngine", "LintRules", "ManifestTree", "Portolan", "Simulation",
        "SpecImport", "SpecLoading", "Topology",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["Schema/doctor.schema.json", "Schema/settings.schema.json"], swiftSettings: small,
      // A program whose symbols others can use keeps all of them, with what they call. Equal functions are kept once. The
      // index for unwinding serves C++ exceptions, which nothing here throws. At a fixed address, the program starts
      // without changing the 68,000 pointers in its tables.
      linkerSettings: [
        .unsafeFlags(
          [
            "-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic", "-Xlinker", "--icf=safe",
            "-Xlinker", "--no-eh-frame-hdr",
          ],
          .when(platforms: [.linux], configuration: .release))
      ]),

    // What tests share is a test target itself: no build of the tool compiles it.
    .testTarget(name: "TestSupport", dependencies: ["Diagnostics", "ManifestTree"], swiftSettings: strict),
    .testTarget(name: "LayoutTests", swiftSettings: strict),
    .testTarget(
      name: "AcceptanceTests",
      dependencies: [
        "ChartRendering", "Expansion", "KubernetesFacts", "ManifestTree", "Portolan", "PortolanCLI",
        "Simulation", "TestSupport",
      ],
      resources: [.copy("Cases"), .copy("Specs"), .copy("Stubs")], swiftSettings: strict),
    tests(of: "Diagnostics"),
    tests(of: "Digests"),
    tests(of: "FileWriting", ["Diagnostics"]),
    tests(of: "Portolan", ["Diagnostics"]),
    // libyaml tests our reader of YAML.
    tests(of: "ManifestTree", ["Diagnostics", .product(name: "Yams", package: "Yams")]),
    tests(of: "KubernetesFacts", ["Diagnostics", "ManifestTree"], resources: [.copy("Schema/Fixtures")]),
    tests(of: "KubernetesTypes", ["Diagnostics", "KubernetesFacts", "ManifestTree"]),
    tests(
      of: "LintRules", ["Diagnostics", "KubernetesFacts", "LintEngine", "ManifestTree"],
      resources: [.copy("Admission"), .copy("Defects")]),
    tests(
      of: "ClusterDiff", ["Diagnostics", "KubernetesFacts", "ManifestTree"], resources: [.copy("Fixtures")]),
    tests(of: "ChangeReport", ["ClusterDiff", "Diagnostics", "KubernetesFacts", "ManifestTree"]),
    tests(of: "ChartParameters", ["KubernetesFacts", "ManifestTree"]),
    tests(of: "ChartRendering", ["ChartParameters", "Diagnostics", "KubernetesFacts", "ManifestTree"]),
    tests(
      of: "Simulation", ["Diagnostics", "KubernetesFacts", "LintEngine", "LintRules", "ManifestTree"],
      resources: [.copy("Recorded")]),
    tests(of: "Topology", ["Diagnostics", "LintEngine", "ManifestTree"]),
    tests(of: "SpecImport", ["ManifestTree"]),
    tests(of: "SpecLoading", ["Diagnostics"]),
    tests(
      of: "Expansion", ["Diagnostics", "KubernetesFacts", "KubernetesTypes", "ManifestTree", "Portolan"],
      exclude: ["Golden"]),
  ]
)
