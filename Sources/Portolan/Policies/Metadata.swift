internal import Diagnostics

/// Names, labels, and annotations of a service's objects.
@usableFromInline
package struct ServiceMetadata: UnsetPart {
  package static let unset = Shared(ServiceMetadata())

  @Boxed package var fullName: Located<String>?
  @Boxed package var serviceName: Located<String>?
  package var labels: KeyValues = [:]
  /// Labels for the service's objects, but not for its pods.
  package var objectLabels: KeyValues = [:]
  package var annotations: KeyValues = [:]
  package var workloadLabels: KeyValues = [:]
  package var podLabels: KeyValues = [:]
  package var podAnnotations: KeyValues = [:]
  package var serviceAnnotations: KeyValues = [:]
  package var serviceLabels: KeyValues = [:]
  @Boxed package var serviceAccountLabels: Located<KeyValues>?
  @Boxed package var serviceAccountAnnotations: Located<KeyValues>?
  @Boxed package var serviceAccountPullSecrets: Located<[String]>?
  @Boxed package var serviceAccountToken: Located<Bool>?
  @Boxed package var selector: Located<KeyValues>?
  package var serviceAccount: ServiceAccount?
  package var allowances: [Allowance] = []

  package init() {}
}

/// The ServiceAccount of a service's pods.
public enum ServiceAccount: PayloadValue, Sendable, Equatable {
  /// A separate account for the service, with the name of the service's other objects.
  case own
  /// A separate account for the service, with this name.
  case owned(String)
  /// An account with this name that exists in the namespace or that the app declares.
  case named(String)
  /// The account `default` of the namespace.
  case namespaceDefault
}

extension Service {
  /// The account of the pods: the declared account, or a separate account by default.
  package var account: ServiceAccount {
    metadata.serviceAccount ?? (has(.accounts) ? .own : .namespaceDefault)
  }
}

extension ServiceAccount {
  /// Whether the service renders a separate account for itself.
  package var isOwn: Bool {
    switch self {
    case .own, .owned: true
    case .named, .namespaceDefault: false
    }
  }

  /// The declared name of the account; nil if none is declared.
  package var name: String? {
    switch self {
    case .named(let name), .owned(let name): name
    case .own, .namespaceDefault: nil
    }
  }
}

extension Service {
  /// Sets the name of the service's objects, without the app's prefix.
  ///
  /// The name can contain `.` if the service has no Kubernetes Service.
  public func named(
    _ name: String, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(\.metadata.fullName, to: Located(name, at: location), called: "named", at: location)
  }

  /// Sets the name of the service's own Kubernetes Service, if it differs from the name of the other objects.
  ///
  /// Callers use this name as the host.
  public func serviceNamed(
    _ name: String, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(
      \.metadata.serviceName, to: Located(name, at: location), called: "serviceNamed", at: location)
  }

  /// Adds labels to all the service's objects and, by default, to its pods.
  ///
  /// A changed pod label replaces the pods. Set `pods` to false for labels that change often, such as the version of a
  /// chart:
  ///
  /// ```swift
  /// .labeled(["app.kubernetes.io/version": "1.4.2"], pods: false)
  /// ```
  public func labeled(_ labels: KeyValues, pods: Bool = true) -> Service {
    with {
      if pods {
        $0.metadata.labels = $0.metadata.labels + labels
      } else {
        $0.metadata.objectLabels = $0.metadata.objectLabels + labels
      }
    }
  }

  /// Adds annotations to the workload.
  public func annotated(_ annotations: KeyValues) -> Service {
    with { $0.metadata.annotations = $0.metadata.annotations + annotations }
  }

  /// Adds labels to the workload only.
  public func workloadLabels(_ labels: KeyValues) -> Service {
    with { $0.metadata.workloadLabels = $0.metadata.workloadLabels + labels }
  }

  /// Adds labels to the pods only.
  public func podLabels(_ labels: KeyValues) -> Service {
    with { $0.metadata.podLabels = $0.metadata.podLabels + labels }
  }

  /// Adds annotations to the pods.
  public func podAnnotations(_ annotations: KeyValues) -> Service {
    with { $0.metadata.podAnnotations = $0.metadata.podAnnotations + annotations }
  }

  /// Adds annotations to the service's own Kubernetes Service.
  public func serviceAnnotations(_ annotations: KeyValues) -> Service {
    with { $0.metadata.serviceAnnotations = $0.metadata.serviceAnnotations + annotations }
  }

  /// Adds labels to the service's own Kubernetes Service.
  public func serviceLabels(_ labels: KeyValues) -> Service {
    with { $0.metadata.serviceLabels = $0.metadata.serviceLabels + labels }
  }

  /// Adds labels to the service's own ServiceAccount.
  ///
  /// Requires ``ServiceAccount/own`` or ``ServiceAccount/owned(_:)``.
  public func serviceAccountLabels(
    _ labels: KeyValues, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    with {
      let all = ($0.metadata.serviceAccountLabels?.value ?? [:]) + labels
      $0.metadata.serviceAccountLabels = Located(all, at: FileLocation(file, line, column))
    }
  }

  /// Adds annotations to the service's own ServiceAccount, such as the cloud role for its pods.
  ///
  /// Requires ``ServiceAccount/own`` or ``ServiceAccount/owned(_:)``.
  public func serviceAccountAnnotations(
    _ annotations: KeyValues, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    with {
      let all = ($0.metadata.serviceAccountAnnotations?.value ?? [:]) + annotations
      $0.metadata.serviceAccountAnnotations = Located(all, at: FileLocation(file, line, column))
    }
  }

  /// Adds image pull Secrets to the service's own ServiceAccount: `imagePullSecrets` of the account.
  ///
  /// Pods inherit the Secrets only if ``imagePullSecrets(_:)`` adds none to them. Requires ``ServiceAccount/own`` or
  /// ``ServiceAccount/owned(_:)``.
  public func serviceAccountPullSecrets(
    _ names: String..., file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    with {
      let all = ($0.metadata.serviceAccountPullSecrets?.value ?? []) + names
      $0.metadata.serviceAccountPullSecrets = Located(all, at: FileLocation(file, line, column))
    }
  }

  /// Sets whether pods with the service's own ServiceAccount get its token by default: `automountServiceAccountToken`
  /// of the account.
  ///
  /// In a hardened service, this modifier is an error, because the account always has the same value as the pods.
  /// Requires ``ServiceAccount/own`` or ``ServiceAccount/owned(_:)``.
  public func serviceAccountToken(
    _ isMounted: Bool, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(
      \.metadata.serviceAccountToken, to: Located(isMounted, at: location), called: "serviceAccountToken",
      at: location)
  }

  /// Selects the service's pods by exactly these labels, instead of the label in ``App/selectorLabel``.
  ///
  /// Kubernetes does not allow changes to a workload's selector. Use this modifier for a workload that already runs
  /// with other labels, so that applying the rendered objects updates the workload.
  ///
  /// ```swift
  /// .selector(["app.kubernetes.io/name": "redis", "app.kubernetes.io/instance": "cache"])
  /// ```
  /// The pods get these labels. The Service, the disruption budget, network and mesh policies, spreads, affinities, and
  /// monitors select the pods by them. A selector of a Job or CronJob is an error.
  public func selector(
    _ labels: KeyValues, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(
      \.metadata.selector, to: Located(labels, at: location), called: "selector", at: location)
  }

  /// Sets the ServiceAccount of the pods, `serviceAccountName`; ``ServiceAccount/own`` by default.
  ///
  /// Without ``ServiceDefaults/accounts``, the default is ``ServiceAccount/namespaceDefault``.
  public func serviceAccount(
    _ account: ServiceAccount, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    setting(
      \.metadata.serviceAccount, to: account, called: "serviceAccount",
      at: FileLocation(file, line, column))
  }
}

extension ServiceMetadata {
  package init(from reader: inout PayloadReader) throws {
    (
      fullName, serviceName, labels, objectLabels, annotations, workloadLabels, podLabels, podAnnotations,
      serviceAnnotations, serviceLabels, serviceAccountLabels, serviceAccountAnnotations,
      serviceAccountPullSecrets, serviceAccountToken, selector, serviceAccount, allowances
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      fullName, serviceName, labels, objectLabels, annotations, workloadLabels, podLabels, podAnnotations,
      serviceAnnotations, serviceLabels, serviceAccountLabels, serviceAccountAnnotations,
      serviceAccountPullSecrets, serviceAccountToken, selector, serviceAccount, allowances
    )
  }
}

extension ServiceAccount {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .own
    case 1: self = .named(try reader.next())
    case 2: self = .namespaceDefault
    case 3: self = .owned(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .own: writer.put(case: 0)
    case .named(let name): writer.put(case: 1, name)
    case .namespaceDefault: writer.put(case: 2)
    case .owned(let name): writer.put(case: 3, name)
    }
  }
}
