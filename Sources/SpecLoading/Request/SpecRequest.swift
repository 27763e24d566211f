/// One spec to evaluate, with all that its evaluation may depend on.
public struct SpecRequest: Sendable {
  /// A Swift file, or a folder whose `*.swift` files are compiled together, as the user wrote it.
  public var path: String
  /// The environment of the tool.
  ///
  /// A spec sees only the `PORTOLAN_*` variables that are not the tool's own settings.
  public var environment: [String: String]
  /// What a spec may use up before it is stopped.
  public var limits: SpecLimits

  /// Makes a request.
  public init(_ path: String, environment: [String: String], limits: SpecLimits = SpecLimits()) {
    self.path = path
    self.environment = environment
    self.limits = limits
  }
}

/// What a spec may use up before it is stopped.
public struct SpecLimits: Sendable, Equatable {
  /// How long the spec's program may run; 10 seconds by default.
  public var time: Duration
  /// How much address space it may take, in bytes; 2 GiB by default.
  ///
  /// macOS does not enforce it.
  public var memory: Int
  /// How much it may write to one file, its result included, in bytes; 512 MiB by default.
  public var fileSize: Int
  /// How long the compiler may run; 5 minutes by default.
  public var compileTime: Duration

  /// Makes limits; see the properties for the defaults.
  public init(
    time: Duration = .seconds(10), memory: Int = 2 << 30, fileSize: Int = 512 << 20,
    compileTime: Duration = .seconds(300)
  ) {
    self.time = time
    self.memory = memory
    self.fileSize = fileSize
    self.compileTime = compileTime
  }
}
