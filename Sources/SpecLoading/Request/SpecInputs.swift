/// All that a spec's value depends on, found and read: the same inputs give the same value.
struct SpecInputs: Sendable {
  let sources: SpecSources
  let toolchain: Toolchain
  let library: PortolanLibrary
  /// What the spec's program sees of the environment, sorted by name.
  let variables: [(name: String, value: String)]
  let request: SpecRequest

  /// Variables that set up the tool; a spec that could read them would depend on the machine.
  private static let settings: Set<String> = ["PORTOLAN_CACHE", "PORTOLAN_LIBRARY"]

  init(_ request: SpecRequest) throws(SpecLoadingError) {
    self.request = request
    sources = try SpecSources(reading: request.path)
    toolchain = try Toolchain(in: request.environment)
    library = try PortolanLibrary(in: request.environment)
    variables = request.environment
      .filter { $0.key.hasPrefix("PORTOLAN_") && !Self.settings.contains($0.key) }
      .sorted { $0.key < $1.key }
      .map { (name: $0.key, value: $0.value) }
  }
}
