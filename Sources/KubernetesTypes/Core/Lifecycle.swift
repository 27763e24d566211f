extension Core {
  /// What a container does after its start and before its end.
  public struct Lifecycle: FieldEncodable, Sendable, Equatable {
    /// Runs right after the start; its failure ends the container.
    public var postStart: LifecycleHandler?
    /// Runs before the end is signalled, within the grace period.
    public var preStop: LifecycleHandler?
    /// The signal that ends the container, such as `SIGUSR1`; the image's, else `SIGTERM`, if nil.
    public var stopSignal: String?

    /// Makes a lifecycle.
    public init(
      postStart: LifecycleHandler? = nil, preStop: LifecycleHandler? = nil, stopSignal: String? = nil
    ) {
      self.postStart = postStart
      self.preStop = preStop
      self.stopSignal = stopSignal
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("postStart", postStart)
      encoder.field("preStop", preStop)
      encoder.field("stopSignal", stopSignal)
    }
  }

  /// What to do at a moment of a container's life; exactly one is set.
  public struct LifecycleHandler: FieldEncodable, Sendable, Equatable {
    /// A command inside the container.
    public var exec: ExecAction?
    /// An HTTP request.
    public var httpGet: HTTPGetAction?
    /// A pause.
    public var sleep: SleepAction?

    /// Makes a lifecycle handler.
    public init(exec: ExecAction? = nil, httpGet: HTTPGetAction? = nil, sleep: SleepAction? = nil) {
      self.exec = exec
      self.httpGet = httpGet
      self.sleep = sleep
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("exec", exec)
      encoder.field("httpGet", httpGet)
      encoder.field("sleep", sleep)
    }
  }

  /// A pause of the node's agent; the container needs no shell for it.
  public struct SleepAction: FieldEncodable, Sendable, Equatable {
    /// How long.
    public var seconds: Int

    /// Makes a sleep action.
    public init(seconds: Int) { self.seconds = seconds }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("seconds", seconds)
    }
  }
}
