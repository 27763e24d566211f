package import ManifestTree

/// The service account of a pod: `serviceAccountName`, or its deprecated alias `serviceAccount` if it is absent or empty.
package enum PodAccount {
  /// The fields, in the order in which the API server reads them.
  package static let fields = ["serviceAccountName", "serviceAccount"]

  /// The name that a pod spec sets; nil if it sets none.
  package static func declared(in pod: Node?) -> String? {
    fields.lazy.compactMap { pod?[$0]?.text }.first { !$0.isEmpty }
  }

  /// The name that a pod spec sets, or the namespace's account `default`.
  package static func name(in pod: Node?) -> String { declared(in: pod) ?? PodDefaults.serviceAccount }
}
