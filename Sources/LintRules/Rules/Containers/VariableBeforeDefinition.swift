internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct VariableBeforeDefinition: Rule {
  static let card = RuleCard(
    id: "variable-before-definition", topic: .containers, .warning, in: .default,
    summary: "Environment variable references a variable that is defined later",
    why:
      "The kubelet expands $(NAME) in the order of env. If the variable is defined later, the program gets the literal text '$(NAME)'. A container with envFrom is not checked, because envFrom may define the variable.",
    fix: "move the referenced variable before the variable that uses it",
    specFix: "move the 'Env' of the referenced variable before the 'Env' that uses the variable",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                env:
                - name: URL
                  value: http://$(HOST)/  # flagged
                - {name: HOST, value: shop.example}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                env:
                - {name: HOST, value: shop.example}
                - name: URL
                  value: http://$(HOST)/
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    guard container.env.contains(where: { $0["value"].text?.hasBytes(of: "$(") ?? false }) else { return [] }
    let names = container.env.map { $0["name"].text ?? "" }
    var first: [String: Int] = [:]
    for (place, name) in names.enumerated() where first[name] == nil { first[name] = place }
    return container.env.enumerated().flatMap { place, variable in
      references(in: variable["value"].text ?? "").compactMap { name in
        // An earlier entry with the same name supplies the value. Variables from envFrom may have the name, and come
        // before env.
        guard let other = first[name], other > place, container["envFrom"].items.isEmpty else { return nil }
        return finding(
          at: variable["value"], "'$(\(name))' is not expanded: \(name) is defined later in the list",
          notes: [container.env[other].note("\(name) is defined here")])
      }
    }
  }

  /// The names in `$(NAME)`; `$$` is an escaped `$`.
  private func references(in text: String) -> [String] {
    var names: [String] = []
    var rest = Substring(text)
    while let sign = rest.firstIndex(of: "$") {
      rest = rest[rest.index(after: sign)...]
      if rest.first == "$" {
        rest = rest.dropFirst()
      } else if rest.first == "(", let end = rest.firstIndex(of: ")") {
        names.append(String(rest[rest.index(after: rest.startIndex)..<end]))
        rest = rest[rest.index(after: end)...]
      }
    }
    return names
  }
}
