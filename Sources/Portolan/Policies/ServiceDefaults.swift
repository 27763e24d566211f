internal import Diagnostics

/// The defaults that are rendered for a service without a declaration.
///
/// New services should keep these defaults. Leave them out for a workload that already runs and must stay as it is:
/// of one service with ``Service/withoutDefaults(_:because:file:line:column:)``, of the whole system with
/// ``App/defaults``.
public struct ServiceDefaults: OptionSet, PayloadValue, Sendable {
  /// The bits.
  public let rawValue: Int

  /// Makes a set of its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The security contexts of pods and containers, `automountServiceAccountToken: false`, and `enableServiceLinks: false`.
  ///
  /// Without it, ``SecurityContext`` and ``Service/podSecurityContext(_:file:line:column:)`` set the contexts exactly.
  public static let hardening = ServiceDefaults(rawValue: 1)
  /// The `preStop` sleep and `terminationGracePeriodSeconds`, unless the service sets them.
  public static let draining = ServiceDefaults(rawValue: 2)
  /// Timings of probes that the probe does not set, and the check that a probe ends within its period.
  public static let probeTimings = ServiceDefaults(rawValue: 4)
  /// The NetworkPolicy, the AuthorizationPolicy, and the Sidecar that follow from calls.
  public static let policies = ServiceDefaults(rawValue: 8)
  /// The recommended labels on all objects, and the labels of the selector on objects other than pods.
  ///
  /// Without it, the pods of Jobs have only the declared labels.
  public static let labels = ServiceDefaults(rawValue: 16)
  /// The annotation `checksum/config`, which replaces the pods when a ConfigMap or Secret changes.
  public static let checksum = ServiceDefaults(rawValue: 32)
  /// Numbers of ports in `targetPort` and in probes; without it, the names of ports that have one in the pod.
  public static let portNumbers = ServiceDefaults(rawValue: 64)
  /// The update strategy of pods that must not share a host, and `matchLabelKeys` of the spreads of a Deployment.
  public static let rollout = ServiceDefaults(rawValue: 128)

  /// The annotation that lists the Secrets of a workload that are not rendered because they exist in the cluster.
  public static let existingSecrets = ServiceDefaults(rawValue: 256)
  /// The port number in destinations of routes that do not set one.
  public static let routePorts = ServiceDefaults(rawValue: 512)

  /// The ServiceAccount of a service that does not set one; without it, the account `default` of the namespace.
  ///
  /// For the whole system, also the namespace of accounts in the subjects of bindings.
  public static let accounts = ServiceDefaults(rawValue: 1024)

  /// The hash of its content in the name of a Job; see ``Service/namedByContent(_:file:line:column:)``.
  public static let contentNames = ServiceDefaults(rawValue: 2048)

  /// The labels of the selector on objects other than pods, as a part of ``labels``.
  ///
  /// For systems without ``labels``; ``all`` does not contain it.
  public static let selectorLabels = ServiceDefaults(rawValue: 4096)

  /// All of them.
  public static let all: ServiceDefaults = [
    .hardening, .draining, .probeTimings, .policies, .labels, .checksum, .portNumbers, .rollout,
    .existingSecrets, .routePorts, .accounts, .contentNames,
  ]
  /// All but ``accounts``: what is rendered into declared objects.
  public static let fields: ServiceDefaults = all.subtracting(.accounts)
}

/// Defaults that a service is rendered without, and the reason.
package struct LeftOutDefaults: PayloadValue, Sendable, Equatable {
  package let defaults: ServiceDefaults
  package let reason: String
}

extension Service {
  /// Renders the service without some of the defaults, so that the objects have only the declared fields.
  ///
  /// ```swift
  /// .withoutDefaults(because: "the workload runs since 2023 and is taken over unchanged")
  /// .withoutDefaults([.draining, .policies], because: "the platform team renders the policies")
  /// ```
  /// - Parameters:
  ///   - defaults: the defaults to leave out; all but the account by default.
  ///   - reason: why they are left out; must not be empty.
  public func withoutDefaults(
    _ defaults: ServiceDefaults = .fields, because reason: String,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(
      \.leftOut, to: Located(LeftOutDefaults(defaults: defaults, reason: reason), at: location),
      called: "withoutDefaults", at: location)
  }

  /// Whether the whole system is rendered as it is declared, so that only what the API server refuses is an error.
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
