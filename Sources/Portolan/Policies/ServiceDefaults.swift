internal import Diagnostics

/// The defaults that Portolan renders for a service in addition to what it declares.
///
/// New services should keep these defaults. Turn them off for a running workload that must stay unchanged: for one
/// service with ``Service/withoutDefaults(_:because:file:line:column:)``, for the whole system with ``App/defaults``.
public struct ServiceDefaults: OptionSet, PayloadValue, Sendable {
  /// The set as bits.
  public let rawValue: Int

  /// Creates a set from its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The security contexts of pods and containers, `automountServiceAccountToken: false`, and
  /// `enableServiceLinks: false`.
  ///
  /// Without this default, ``SecurityContext`` and ``Service/podSecurityContext(_:file:line:column:)`` set the complete
  /// contexts.
  public static let hardening = ServiceDefaults(rawValue: 1)
  /// The `preStop` sleep and `terminationGracePeriodSeconds`, unless the service sets them.
  public static let draining = ServiceDefaults(rawValue: 2)
  /// Timings that a probe does not set, and the check that a probe's timeout is at most its period.
  public static let probeTimings = ServiceDefaults(rawValue: 4)
  /// The NetworkPolicy, the AuthorizationPolicy, and the Sidecar that are derived from calls.
  public static let policies = ServiceDefaults(rawValue: 8)
  /// The recommended labels on all objects, and the selector labels on objects other than pods.
  ///
  /// Without this default, the pods of Jobs and CronJobs have only the declared labels.
  public static let labels = ServiceDefaults(rawValue: 16)
  /// The annotation `checksum/config`, which replaces the pods when a rendered ConfigMap or Secret that they use
  /// changes.
  public static let checksum = ServiceDefaults(rawValue: 32)
  /// Port numbers in `targetPort`, probes, and hooks.
  ///
  /// Without this default, `targetPort` contains the name of a port that has a name, and a probe or hook that refers to
  /// a port by name keeps the name.
  public static let portNumbers = ServiceDefaults(rawValue: 64)
  /// The update strategy for pods that must not share a node, and `matchLabelKeys` in the spreads of a Deployment.
  public static let rollout = ServiceDefaults(rawValue: 128)

  /// The annotation that lists a workload's existing Secrets, which are not rendered.
  public static let existingSecrets = ServiceDefaults(rawValue: 256)
  /// The port number in route destinations that do not set a port.
  public static let routePorts = ServiceDefaults(rawValue: 512)

  /// A ServiceAccount for each service that does not set one; without this default, the namespace's account `default`.
  ///
  /// If ``App/defaults`` contains this default, Portolan also adds the app's namespace to ServiceAccounts without a
  /// namespace in the subjects of RBAC bindings that are declared as ``Object``.
  public static let accounts = ServiceDefaults(rawValue: 1024)

  /// The hash of the content in a Job's name; see ``Service/namedByContent(_:file:line:column:)``.
  public static let contentNames = ServiceDefaults(rawValue: 2048)

  /// The part of ``labels`` that adds the selector labels to objects other than pods.
  ///
  /// Use this set for systems without ``labels``; ``all`` does not contain it.
  public static let selectorLabels = ServiceDefaults(rawValue: 4096)

  /// All defaults.
  public static let all: ServiceDefaults = [
    .hardening, .draining, .probeTimings, .policies, .labels, .checksum, .portNumbers, .rollout,
    .existingSecrets, .routePorts, .accounts, .contentNames,
  ]
  /// All defaults except ``accounts``: those that ``Service/withoutDefaults(_:because:file:line:column:)`` turns off
  /// unless it names others.
  public static let fields: ServiceDefaults = all.subtracting(.accounts)
}

/// Defaults that are turned off for a service, and the reason.
package struct LeftOutDefaults: PayloadValue, Sendable, Equatable {
  package let defaults: ServiceDefaults
  package let reason: String
}

extension Service {
  /// Renders the service without some of the defaults, so that the objects have only the declared fields.
  ///
  /// ```swift
  /// .withoutDefaults(because: "the workload has run since 2023 and must stay unchanged")
  /// .withoutDefaults([.draining, .policies], because: "the platform team renders the policies")
  /// ```
  /// - Parameters:
  ///   - defaults: the defaults to turn off; all except the account by default.
  ///   - reason: why the defaults are turned off; must not be empty.
  public func withoutDefaults(
    _ defaults: ServiceDefaults = .fields, because reason: String,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(
      \.leftOut, to: Located(LeftOutDefaults(defaults: defaults, reason: reason), at: location),
      called: "withoutDefaults", at: location)
  }

  /// Whether the app has no defaults, or only the selector labels: then the whole system is rendered as declared, and
  /// only objects that the API server rejects are errors.
  package var isExact: Bool { appDefaults.subtracting(.selectorLabels).isEmpty }

  /// Whether a default is rendered.
  package func has(_ defaults: ServiceDefaults) -> Bool {
    appDefaults.isSuperset(of: defaults) && leftOut?.value.defaults.isDisjoint(with: defaults) ?? true
  }
}

extension LeftOutDefaults {
  package init(from reader: inout PayloadReader) throws { (defaults, reason) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(defaults, reason) }
}
