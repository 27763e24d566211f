/// All inputs of a spec's value: equal inputs give equal values.
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
    self.request = request
    if let files = request.files {
      sources = try SpecSources(files, at: request.path, read: request.readFile)
    } else {
      sources = try SpecSources(reading: request.path)
    }
    toolchain = try Toolchain(in: request.environment)
    library = try PortolanLibrary(in: request.environment)
    variables = request.environment
      .filter { $0.key.hasPrefix("PORTOLAN_") && !Self.settings.contains($0.key) }
      .sorted { $0.key < $1.key }
      .map { (name: $0.key, value: $0.value) }
  }
}
