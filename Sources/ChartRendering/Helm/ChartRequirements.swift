import ChartParameters
import Diagnostics
import KubernetesFacts
import ManifestTree

/// What must exist before a chart is installed: Istio, other CustomResourceDefinitions, and Secrets.
struct ChartRequirements {
  /// The groups of custom resources in the templates, in alphabetical order.
  let groups: [String]
  /// The names of the Secrets that the pods read and that the chart does not create, in alphabetical order.
  let secrets: [String]

  init(_ chart: Chart) {
    var groups: Set<String> = []
    var defined: Set<String> = []
    var secrets: Set<String> = []
    for object in chart.files.flatMap(\.objects) {
      let group = object.identity.group
      if object.isResourceDefinition {
        if let dot = object.identity.name.firstIndex(of: ".") {
          defined.insert(String(object.identity.name[object.identity.name.index(after: dot)...]))
        }
      } else if group.contains("."), !APIGroup.isOfKubernetes(group) {
        groups.insert(group)
      }
      for entry in object.entries {
        guard case .pair("metadata", let metadata, _) = entry else { continue }
        metadata.addExistingSecrets(to: &secrets)
      }
    }
    self.groups = groups.subtracting(defined).sorted()
    self.secrets = secrets.sorted()
  }

  /// Whether the group is one of Istio, whose objects a chart value can turn off.
  private func isOptional(_ group: String) -> Bool { APIGroup.isIstio(group) }

  /// One sentence for each requirement.
  var sentences: [String] {
    var sentences: [String] = []
    let istio = groups.filter(isOptional)
    if !istio.isEmpty {
      sentences.append(
        "Istio and its CustomResourceDefinitions (\(istio.joined(separator: ", "))), unless istio.enabled is false"
      )
    }
    let others = groups.filter { !isOptional($0) }
    if !others.isEmpty {
      sentences.append("The CustomResourceDefinitions for \(others.listed)")
    }
    if !secrets.isEmpty {
      sentences.append(
        "The Secrets that the pods read but the chart does not create: \(secrets.joined(separator: ", "))"
      )
    }
    return sentences
  }
}

extension Template {
  /// Adds the names of the existing Secrets in an object's metadata or annotations.
  fileprivate func addExistingSecrets(to names: inout Set<String>) {
    let key = PortolanKey.existingSecrets
    switch self {
    case .literal(let node):
      let text = node["annotations"]?[key]?.text ?? node[key]?.text
      names.formUnion(PortolanKey.names(inExistingSecrets: text))
    case .map(let entries):
      for case .pair(let name, let template, _) in entries {
        if name == key, case .literal(let node) = template {
          names.formUnion(PortolanKey.names(inExistingSecrets: node.text))
        } else if name == "annotations" {
          template.addExistingSecrets(to: &names)
        }
      }
    default: break
    }
  }
}
