import ClusterDiff
import ManifestTree

/// Finds the roles and bindings that grant more permissions than before, computed on sets of subjects and permissions.
struct RoleGrowth {
  private let old: Grants
  private let new: Grants

  init(old: [Object], new: [Object]) { (self.old, self.new) = (Grants(old), Grants(new)) }

  /// The marks by role or binding.
  func marks() -> [ObjectIdentity: [RiskMark]] {
    var marks: [ObjectIdentity: [RiskMark]] = [:]
    for (identity, role) in new.roles {
      let before = old.roles[identity]
      guard before != nil || role.isAggregated, role.rights != before?.rights else { continue }
      marks[identity] = Self.marks(role.rights, besides: before?.rights ?? [])
    }
    let before = Dictionary(old.bindings.map { ($0.object.identity, $0.object) }, uniquingKeysWith: { $1 })
    for binding in new.bindings {
      // If only the permissions of the role changed, the role is marked, not its bindings.
      let own = new.rights(of: binding)
      if before[binding.object.identity]?.node == binding.object.node { continue }
      var all: [AccessRule] = []
      for other in old.bindings(sharing: binding) {
        all += old.rights(of: other)
        // A role that also changed counts with its new permissions.
        all += new.rights(of: other)
      }
      let found = Self.marks(own, besides: all)
      if !found.isEmpty { marks[binding.object.identity] = found }
    }
    return marks
  }

  private static func marks(_ rights: [AccessRule], besides former: [AccessRule]) -> [RiskMark] {
    let secret = AccessRule([
      "group": .init([.exact("")]), "resource": .init([.exact("secrets")]),
      "verb": .init([.exact("get"), .exact("list"), .exact("watch")]),
      "subject kind": .init([.exact("resource")]),
    ])
    let space = AccessSpace(of: rights + former + [secret])
    let covered = former.compactMap(space.box)
    var marks: [RiskMark] = []
    for box in rights.compactMap(space.box) {
      guard let rest = space.remainder(of: box, without: covered) else { continue }
      if marks.isEmpty { marks.append(RiskMark(.opensAccess, "grants \(text(of: rest, in: space))")) }
      if marks.count < 2, let secrets = space.box(secret).flatMap(box.intersection),
        space.remainder(of: secrets, without: covered) != nil
      {
        marks.append(RiskMark(.exposesSecret, "grants permission to read Secrets"))
      }
    }
    return marks
  }

  private static func text(of box: AccessBox, in space: AccessSpace) -> String {
    func value(_ attribute: String) -> String {
      guard case .text(let text)? = space.value(of: attribute, in: box) else { return "any" }
      return AttributeDomain.isOther(.text(text)) ? "any" : text
    }
    if space.value(of: "role", in: box) != nil, value("role") != "any" {
      return "the role '\(value("role"))'"
    }
    let verb = value("verb") == "any" ? "any verb" : "the verb '\(value("verb"))'"
    if space.value(of: "subject kind", in: box) == .text("url") { return "\(verb) on URLs" }
    let (resource, group) = (value("resource"), value("group"))
    return "\(verb) on " + (resource == "any" ? "any resource" : "'\(resource)'")
      + (["", "any"].contains(group) ? "" : " of the API group '\(group)'")
  }
}

/// The roles and bindings of one side.
private struct Grants {
  struct Role {
    let rights: [AccessRule]
    /// Whether the permissions of the role become part of other roles.
    let isAggregated: Bool
  }

  struct Binding {
    let object: Object
    let subjects: [Subject]
    let role: ObjectIdentity
  }

  private(set) var roles: [ObjectIdentity: Role] = [:]
  private(set) var bindings: [Binding] = []
  private var bySubject: [String: [Int]] = [:]

  init(_ objects: [Object]) {
    for object in objects {
      switch object.identity.kind {
      case "Role", "ClusterRole":
        let labels = object.node.at("metadata", "labels")?.entries ?? []
        roles[object.identity] = Role(
          rights: (object.node.at("rules")?.items ?? []).flatMap(Self.rights),
          isAggregated: labels.contains {
            $0.key.hasPrefix("\(APIGroup.rbac)/aggregate-to-") && $0.value == "true"
          })
      case "RoleBinding", "ClusterRoleBinding": add(object)
      default: break
      }
    }
  }

  private mutating func add(_ object: Object) {
    let reference = object.node["roleRef"]
    let kind = reference?["kind"]?.text ?? "ClusterRole"
    let role = ObjectIdentity(
      apiVersion: object.identity.apiVersion, kind: kind,
      namespace: kind == "Role" ? object.identity.namespace : nil, name: reference?["name"]?.text ?? "")
    let subjects = (object.node.at("subjects")?.items ?? []).map {
      Subject($0, in: object.identity.namespace ?? "")
    }
    for subject in subjects { bySubject[subject.name, default: []].append(bindings.count) }
    bindings.append(Binding(object: object, subjects: subjects, role: role))
  }

  /// The bindings that share a subject with a binding.
  func bindings(sharing binding: Binding) -> [Binding] {
    let names = binding.subjects.flatMap(\.groups)
    return Set(names.flatMap { bySubject[$0] ?? [] }).sorted().map { bindings[$0] }
  }

  /// The permissions that a binding grants to its subjects; the permissions of a role that is not in the input are
  /// unknown.
  func rights(of binding: Binding) -> [AccessRule] {
    let rights = roles[binding.role]?.rights ?? [AccessRule(["role": .init([.exact(binding.role.name)])])]
    return binding.subjects.flatMap { subject in
      rights.compactMap { right in
        var right = right
        // A binding in a namespace grants no permissions on URLs.
        if binding.object.identity.namespace != nil, right.constraints["subject kind"] == Self.urls {
          return nil
        }
        right.require("subject", subject.constraint)
        if let namespace = binding.object.identity.namespace {
          right.require("scope", .init([.exact(namespace)]))
        }
        return right
      }
    }
  }

  /// The value of the constraint `subject kind` by which permissions on URLs differ from permissions on resources.
  private static let urls: [AccessConstraint] = [.init([.exact("url")])]

  private static func rights(_ rule: Node) -> [AccessRule] {
    func constraint(_ texts: [String]) -> AccessConstraint? {
      texts.contains("*")
        ? nil : .init(texts.map { $0.hasPrefix("*/") ? .suffix(String($0.dropFirst())) : .exact($0) })
    }
    var rights: [AccessRule] = []
    let verbs = constraint(rule.at("verbs")?.texts ?? [])
    if let urls = rule.at("nonResourceURLs")?.texts, !urls.isEmpty {
      var right = AccessRule(["url": .texts(urls)])
      right.constraints["subject kind"] = Self.urls
      if urls.contains("*") { right.constraints["url"] = nil }
      if let verbs { right.require("verb", verbs) }
      rights.append(right)
    }
    guard let resources = rule.at("resources")?.texts, !resources.isEmpty else { return rights }
    var right = AccessRule(["subject kind": .init([.exact("resource")])])
    if let verbs { right.require("verb", verbs) }
    if let groups = constraint(rule.at("apiGroups")?.texts ?? []) { right.require("group", groups) }
    if let resources = constraint(resources) { right.require("resource", resources) }
    let names = rule.at("resourceNames")?.texts ?? []
    if !names.isEmpty { right.require("name", .init(names.map(AccessConstraint.Pattern.exact))) }
    return rights + [right]
  }
}
