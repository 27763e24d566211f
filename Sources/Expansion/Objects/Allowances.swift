internal import KubernetesFacts
import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The annotation with the allowances for lint; empty if there are none.
  static func annotations(of allowances: [Allowance]) -> StringMap {
    let texts = allowances.map { allowance in
      // A semicolon or a line break would start the next allowance.
      let reason = String(allowance.reason.map { $0 == ";" || $0 == "\n" ? "," : $0 })
      return "\(allowance.rule): \(allowance.until.map { "until=\($0) " } ?? "")\(reason)"
    }
    return texts.isEmpty ? [:] : [PortolanKey.allow: texts.joined(separator: "; ")]
  }

  /// Annotates the objects of the whole system with its allowances.
  func addAllowances(to list: inout ObjectList) {
    for shared in resources.allowances {
      guard let text = Self.annotations(of: [shared.allowance])[PortolanKey.allow] else { continue }
      _ = list.change(where: { shared.locations.contains($0.origin.location) }) { object in
        object.node = object.node.annotated(PortolanKey.allow, text, joinedBy: "; ")
      }
    }
  }
}
