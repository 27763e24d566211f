import ManifestTree
import TestSupport
import Testing

/// Random roles and bindings against an evaluator that tries every permission of every subject.
@Suite struct RolePropertyTests {
  private struct Right: Hashable {
    var group = ""
    var resource = ""
    var name: String?
    var url: String?
    let verb: String
    let namespace: String
  }

  private struct Client {
    let names: Set<String>
  }

  private static let clients: [Client] = [
    Client(names: ["User/anna", "Group/system:authenticated"]),
    Client(names: ["User/other", "Group/system:authenticated"]),
    Client(names: ["User/anna", "Group/dev", "Group/system:authenticated"]),
    Client(names: ["User/other", "Group/dev", "Group/system:authenticated"]),
    Client(names: ["User/system:anonymous", "Group/system:unauthenticated"]),
    account("shop", "web"), account("shop", "job"), account("store", "web"),
  ]

  private static func account(_ namespace: String, _ name: String) -> Client {
    Client(names: [
      "ServiceAccount/\(namespace)/\(name)", "User/system:serviceaccount:\(namespace):\(name)",
      "Group/system:serviceaccounts", "Group/system:serviceaccounts:\(namespace)",
      "Group/system:authenticated",
    ])
  }

  private static let rights: [Right] = {
    var rights: [Right] = []
    for namespace in ["shop", "store", ""] {
      for verb in ["get", "list", "delete", "escalate"] {
        for group in ["", "apps", "other"] {
          for resource in ["pods", "pods/log", "secrets", "deployments", "deployments/log", "other"] {
            for name in [nil, "one", "two"] {
              rights.append(
                Right(group: group, resource: resource, name: name, verb: verb, namespace: namespace))
            }
          }
        }
        for url in ["/", "/healthz", "/metrics", "/metrics/slis"] where namespace.isEmpty {
          rights.append(Right(url: url, verb: verb, namespace: ""))
        }
      }
    }
    return rights
  }()

  @Test(arguments: 0..<60)
  func `a role or binding is marked if and only if some permission is granted only after the change`(
    seed: Int
  ) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 20_000)
    let roles = (0..<3).map { Self.role($0, &random) }
    var newRoles = roles
    if let place = random.pick([0, 1, 2, 3, 4, 5]), place < 3 { newRoles[place] = Self.role(place, &random) }
    let bindings = (0..<(random.pick([0, 1, 2, 3]) ?? 1)).map { Self.binding($0, &random) }
    var newBindings = bindings
    if random.pick([true, true, false]) ?? true {
      newBindings = RandomManifests.changed(bindings, &random, Self.binding)
    }
    // A role can be bound by objects that are not in the input, so it is also evaluated alone.
    let hasGrown = zip(roles, newRoles).contains { before, after in
      Self.rights.contains { Self.grants(after, $0) && !Self.grants(before, $0) }
    }
    let isGranted = Self.clients.contains { client in
      Self.rights.contains { right in
        Self.grants(newRoles, newBindings, right, to: client)
          && !Self.grants(roles, bindings, right, to: client)
      }
    }
    try RandomManifests.expect(roles + bindings, newRoles + newBindings, opensAccess: hasGrown || isGranted)
  }

  // MARK: Objects

  private static func role(_ number: Int, _ random: inout SeededGenerator) -> Node {
    let rules = (0..<(random.pick([0, 1, 1, 2]) ?? 1)).map { _ in rule(number, &random) }
    var metadata: Node = ["name": .string("r\(number)")]
    if number == 0 { metadata = ["name": "r0", "namespace": "shop"] }
    return [
      "apiVersion": "rbac.authorization.k8s.io/v1", "kind": number == 0 ? "Role" : "ClusterRole",
      "metadata": metadata, "rules": .list(rules),
    ]
  }

  private static func rule(_ number: Int, _ random: inout SeededGenerator) -> Node {
    let verbs: [Node] = [["get"], ["get", "list"], ["*"], ["delete"]]
    let urls: [Node] = [["/healthz"], ["/metrics", "/metrics/*"], ["*"]]
    if number > 0, random.pick([true, false, false, false]) ?? false {
      return ["nonResourceURLs": random.pick(urls) ?? [], "verbs": random.pick(verbs) ?? []]
    }
    let groups: [Node] = [[""], ["apps"], ["", "apps"], ["*"]]
    let resources: [Node] = [["pods"], ["pods", "pods/log"], ["*"], ["*/log"], ["secrets"], ["deployments"]]
    var rule = NodeMap()
    rule["apiGroups"] = random.pick(groups)
    rule["resources"] = random.pick(resources)
    rule["verbs"] = random.pick(verbs)
    if random.pick([true, false, false]) ?? false {
      rule["resourceNames"] = random.pick([["one"], ["one", "two"]])
    }
    return .map(rule)
  }

  private static func binding(_ number: Int, _ random: inout SeededGenerator) -> Node {
    let subjects: [Node] = [
      ["kind": "User", "name": "anna"], ["kind": "Group", "name": "dev"],
      ["kind": "ServiceAccount", "name": "web", "namespace": "shop"],
      ["kind": "ServiceAccount", "name": "web", "namespace": "store"],
      ["kind": "User", "name": "system:serviceaccount:shop:web"],
      ["kind": "Group", "name": "system:serviceaccounts:shop"],
      ["kind": "Group", "name": "system:serviceaccounts"], ["kind": "Group", "name": "system:authenticated"],
      ["kind": "Group", "name": "system:unauthenticated"],
    ]
    let space = random.pick(["shop", "store", nil] as [String?]) ?? nil
    let role = random.pick(space == "shop" ? [0, 1, 2] : [1, 2]) ?? 1
    let chosen = (0..<(random.pick([1, 1, 2]) ?? 1)).compactMap { _ in random.pick(subjects) }
    var metadata = NodeMap()
    metadata["name"] = .string("b\(number)")
    if let space { metadata["namespace"] = .string(space) }
    return [
      "apiVersion": "rbac.authorization.k8s.io/v1",
      "kind": space == nil ? "ClusterRoleBinding" : "RoleBinding",
      "metadata": .map(metadata), "subjects": .list(chosen),
      "roleRef": [
        "apiGroup": "rbac.authorization.k8s.io", "kind": role == 0 ? "Role" : "ClusterRole",
        "name": .string("r\(role)"),
      ],
    ]
  }

  // MARK: Every permission

  private static func grants(_ roles: [Node], _ bindings: [Node], _ right: Right, to client: Client) -> Bool {
    bindings.contains { binding in
      let space = binding["metadata"]?["namespace"]?.text
      if let space, space != right.namespace || right.url != nil { return false }
      let isBound = (binding["subjects"]?.elements ?? []).contains { subject in
        let place = subject["namespace"]?.text.map { "\($0)/" } ?? ""
        return client.names.contains("\(subject["kind"]?.text ?? "")/\(place)\(subject["name"]?.text ?? "")")
      }
      return isBound
        && roles.contains { role in
          role["metadata"]?["name"] == binding["roleRef"]?["name"] && grants(role, right)
        }
    }
  }

  private static func grants(_ role: Node, _ right: Right) -> Bool {
    (role["rules"]?.elements ?? []).contains { rule in
      let verbs = rule.list("verbs")
      guard verbs.contains("*") || verbs.contains(right.verb) else { return false }
      if let url = right.url {
        return rule.list("nonResourceURLs").contains { pattern in
          pattern == url || pattern.hasSuffix("*") && url.hasPrefix(pattern.dropLast())
        }
      }
      let (groups, names) = (rule.list("apiGroups"), rule.list("resourceNames"))
      let isOfGroup = groups.contains("*") || groups.contains(right.group)
      let isNamed = names.isEmpty || right.name.map(names.contains) ?? false
      return isOfGroup && isNamed
        && rule.list("resources").contains { pattern in
          pattern == "*" || pattern == right.resource
            || pattern.hasPrefix("*/") && right.resource.hasSuffix(pattern.dropFirst())
        }
    }
  }
}
