/// All inputs of a spec's value: equal inputs result in equal values.
struct SpecInputs: Sendable {
  let sources: SpecSources
  let toolchain: Toolchain
  let library: PortolanLibrary
  /// The environment variables of the spec's program, sorted by name.
  let variables: [(name: String, value: String)]
  let request: SpecRequest

  /// Variables that configure the tool; a spec that reads them would depend on the machine.
  private static let settings: Set<String> = ["PORTOLAN_CACHE", "PORTOLAN_LIBRARY"]

  init(_ request: SpecRequest) throws(SpecLoadingError) {
    let sources =
      if let files = request.files {
        try SpecSources(files, at: request.path, read: request.readFile)
      } else {
        try SpecSources(reading: request.path, libraries: request.libraries)
      }
    let toolchain = try Toolchain(in: request.environment)
    let library = try PortolanLibrary(in: request.environment)
    self.init(sources: sources, toolchain: toolchain, library: library, request: request)
  }

  init(sources: SpecSources, toolchain: Toolchain, library: PortolanLibrary, request: SpecRequest) {
    self.request = request
    self.sources = sources
    self.toolchain = toolchain
    self.library = library
    variables = request.environment
      .filter { $0.key.hasPrefix("PORTOLAN_") && !Self.settings.contains($0.key) }
      .sorted { $0.key < $1.key }
      .map { (name: $0.key, value: $0.value) }
  }
}
