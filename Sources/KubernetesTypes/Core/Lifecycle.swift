extension Core {
  /// The lifecycle hooks of a container.
  package struct Lifecycle: FieldEncodable, Sendable, Equatable {
    /// Runs right after the start; its failure kills the container.
    package var postStart: LifecycleHandler?
    /// Runs before the stop signal, within the grace period.
    package var preStop: LifecycleHandler?
    /// The stop signal, such as `SIGUSR1`; the image's, or otherwise `SIGTERM`, if nil.
    package var stopSignal: String?

    package init(
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
  package struct LifecycleHandler: FieldEncodable, Sendable, Equatable {
    /// A command inside the container.
    package var exec: ExecAction?
    /// An HTTP request.
    package var httpGet: HTTPGetAction?
    /// A pause.
    package var sleep: SleepAction?

    package init(exec: ExecAction? = nil, httpGet: HTTPGetAction? = nil, sleep: SleepAction? = nil) {
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
  package struct SleepAction: FieldEncodable, Sendable, Equatable {
    package var seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("seconds", seconds)
    }
  }
}
