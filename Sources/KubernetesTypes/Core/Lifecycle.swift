extension Core {
  /// The lifecycle hooks of a container.
  public struct Lifecycle: FieldEncodable, Sendable, Equatable {
    /// Runs right after the start; its failure kills the container.
    public var postStart: LifecycleHandler?
    /// Runs before the stop signal, within the grace period.
    public var preStop: LifecycleHandler?
    /// The stop signal, such as `SIGUSR1`; the image's, or otherwise `SIGTERM`, if nil.
    public var stopSignal: String?

    /// Creates a lifecycle.
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

  /// The action of a lifecycle hook; exactly one field is set.
  public struct LifecycleHandler: FieldEncodable, Sendable, Equatable {
    /// A command inside the container.
    public var exec: ExecAction?
    /// An HTTP request.
    public var httpGet: HTTPGetAction?
    /// A pause.
    public var sleep: SleepAction?

    /// Creates a lifecycle handler.
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

  /// A pause by the kubelet, which requires no program in the container.
  public struct SleepAction: FieldEncodable, Sendable, Equatable {
    /// The duration in seconds.
    public var seconds: Int

    /// Creates a sleep action.
    public init(seconds: Int) { self.seconds = seconds }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("seconds", seconds)
    }
  }
}
