package import Diagnostics
internal import ManifestTree
import Portolan

extension SystemExpansion {
  /// Reports profiles that have different name prefixes in one namespace, but objects of the same name: the prefix is
  /// part of the services' names only, so the profiles cannot run side by side.
  /// - Parameter place: returns the position of a property of the app, such as `namePrefix`.
  package static func sharedNameFaults(
    of expansions: [SystemExpansion], place: PropertyPlace
  ) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for (index, second) in expansions.enumerated() {
      for first in expansions[..<index]
      where first.system.app.namespace == second.system.app.namespace
        && first.system.app.namePrefix != second.system.app.namePrefix
      {
        let known = Set(first.sharedIdentities)
        let shared = second.sharedIdentities.filter(known.contains).map { "\($0.kind)/\($0.name)" }
        guard !shared.isEmpty, faults.count < 10 else { continue }
        faults.append(
          .sharedNames(
            shared, in: first.system.app.namespace, of: first.profileName, and: second.profileName,
            at: place("namePrefix")))
      }
    }
    return faults
  }

  /// The identities of the objects of the whole system.
  private var sharedIdentities: [ObjectIdentity] {
    SharedFile.allCases.indices.flatMap { part($0, placesParts: false).objects.map(\.identity) }
  }
}

extension Diagnostic {
  fileprivate static func sharedNames(
    _ names: [String], in namespace: String, of first: String, and second: String, at location: FileLocation
  ) -> Diagnostic {
    doubt(
      "shared-names",
      "profiles '\(first)' and '\(second)' use the namespace '\(namespace)' with different name prefixes, "
        + "but both have \(listed(names)): applying one profile overwrites the objects of the other",
      at: location,
      fix: "give each profile its own namespace with 'func namespace(in profile: Profile) -> String'")
  }
}
