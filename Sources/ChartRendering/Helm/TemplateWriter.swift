import ChartParameters
import ManifestTree

/// Writes templates in Helm's template language.
struct TemplateWriter: ~Copyable {
  private var output: YAMLWriter
  let chart: Chart
  /// The definitions that are helpers, because several places need them.
  let shared: Set<Definition.Name>
  private let inline: [Definition.Name: Template]

  init(_ chart: Chart, shared: Set<Definition.Name>, inline: [Definition.Name: Template]) {
    self.chart = chart
    self.shared = shared
    self.inline = inline
    output = YAMLWriter(reservingCapacity: 16384)
    // Helm trims documents, so blank lines at the end of a block string would be lost.
    output.quotesFinalBlankLines = true
  }

  /// The written bytes.
  var bytes: [UInt8] { output.bytes }

  /// The bytes of a file of objects.
  static func bytes(
    of file: Chart.File, in chart: Chart, shared: Set<Definition.Name>, inline: [Definition.Name: Template],
    header: String
  ) -> [UInt8] {
    var writer = TemplateWriter(chart, shared: shared, inline: inline)
    writer.write(file, header: header)
    return writer.bytes
  }

  /// Writes a file of objects.
  private mutating func write(_ file: Chart.File, header: String) {
    output.append(raw: header)
    if let service = file.service {
      action("if", ValuesPath(ofService: service).key("enabled"), at: 0)
      write(file.checks, of: ValuesPath(ofService: service))
    }
    for route in file.checks.routes { write(route) }
    var open: Condition?
    for object in file.objects where !object.isResourceDefinition {
      if object.condition != open {
        if open != nil { line("{{- end }}", at: 0) }
        if let condition = object.condition { beginIf(condition, at: 0) }
        open = object.condition
      }
      line("---", at: 0)
      write(object.entries, at: 0)
      // Helm trims documents, which would remove the last line feed of the string.
      if Template.map(object.entries).endsInBlock(inline) { line("# End of the block scalar above", at: 0) }
    }
    if open != nil { line("{{- end }}", at: 0) }
    if file.service != nil { line("{{- end }}", at: 0) }
  }

  /// Writes a definition for the helpers.
  mutating func write(_ definition: Definition) {
    line("", at: 0)
    let part =
      switch definition.name.kind {
      case .configMap: "data of the ConfigMap"
      case .binaryData: "binary data of the ConfigMap"
      case .secret: "data of the Secret"
      case .job: "spec of the Job"
      }
    line("{{/* The \(part) \(definition.name.object). */}}", at: 0)
    line("{{- define \"\(name(of: definition.name))\" -}}", at: 0)
    if case .map(let entries) = definition.template { write(entries, at: 0) }
    // No dash: it would trim the line feed, which can belong to the last string.
    line("{{ end }}", at: 0)
  }

  mutating func append(raw text: String) { output.append(raw: text) }

  private func name(of definition: Definition.Name) -> String { definition.template(in: chart.system.app) }

  private mutating func line(_ text: String, at column: Int) {
    output.append(indentTo: column)
    output.append(raw: text)
    output.append(raw: "\n")
  }

  /// Writes a line with an action on a value.
  private mutating func action(
    _ before: String, _ path: ValuesPath, _ after: String = "", at column: Int
  ) {
    output.append(indentTo: column)
    output.append(raw: "{{- ")
    output.append(raw: before)
    output.append(raw: " ")
    output.append(path)
    output.append(raw: after)
    output.append(raw: " }}\n")
  }

  private mutating func beginIf(_ condition: Condition, at column: Int) {
    output.append(indentTo: column)
    output.append(raw: "{{- if ")
    output.append(condition)
    output.append(raw: " }}\n")
  }
}

extension TemplateWriter {
  /// The calls of the templates that fail if the values of a service conflict.
  private mutating func write(_ checks: ValueChecks, of service: ValuesPath) {
    func call(_ name: String) -> String {
      "include \"\(chart.system.app).\(name)\" (dict \"name\" \"\(service)\" \"service\""
    }
    if checks.scaling { action(call("checkScaling"), service, ")", at: 0) }
    if checks.resources { action(call("checkResources"), service, ")", at: 0) }
    for sleep in checks.sleeps {
      if let condition = sleep.condition { beginIf(condition, at: 0) }
      output.append(raw: "{{- \(call("checkSleep")) ")
      output.append(service)
      output.append(raw: " \"sleep\" ")
      switch sleep.seconds {
      case .value(let path, _): output.append(path)
      case .literal(let node): output.append(raw: node.json)
      default: output.append(raw: "0")
      }
      output.append(raw: " \"root\" $) }}\n")
      if sleep.condition != nil { line("{{- end }}", at: 0) }
    }
  }

  /// The call of the template that fails if the weights of a route are not complete.
  private mutating func write(_ route: ValueChecks.Route) {
    line("{{- $weights := list }}", at: 0)
    for destination in route.destinations {
      if let condition = destination.condition { beginIf(condition, at: 0) }
      output.append(
        raw:
          "{{- $weights = append $weights (dict \"path\" \"\(destination.path?.description ?? "")\" \"weight\" "
      )
      if let path = destination.path {
        output.append(path)
      } else {
        output.append(raw: destination.constant.map { "\($0)" } ?? "nil")
      }
      output.append(raw: ") }}\n")
      if destination.condition != nil { line("{{- end }}", at: 0) }
    }
    line("{{- include \"\(chart.system.app).checkWeights\" $weights }}", at: 0)
  }

  /// The entries of a map, each on its own lines.
  private mutating func write(_ entries: [Template.Entry], at column: Int) {
    for entry in entries { write(entry, at: column) }
  }

  private mutating func write(_ entry: Template.Entry, at column: Int) {
    switch entry {
    case .scheduling(let scheduling): write(scheduling, at: column)
    case .entries(let path):
      action("with", path, at: column)
      line("{{- toYaml . | nindent \(column) }}", at: column)
      line("{{- end }}", at: column)
    case .pair(let key, .gracePeriod(let service), _):
      let call = "with include \"\(chart.system.app).gracePeriod\" (dict \"root\" $ \"service\""
      action(call, service, ")", at: column)
      line("\(key): {{ . }}", at: column)
      line("{{- end }}", at: column)
    case .pair(let key, .fewestPods(let service), _): writeFewestPods(key, of: service, at: column)
    case .pair(let key, .block(let path), .isFilled(let filled)) where filled == path:
      action("with", path, at: column)
      line("\(key):", at: column)
      line("{{- toYaml . | nindent \(column + 2) }}", at: column + 2)
      line("{{- end }}", at: column)
    case .pair(let key, let template, let condition):
      if let condition { beginIf(condition, at: column) }
      output.append(indentTo: column)
      writePair(key, template, at: column)
      if condition != nil { line("{{- end }}", at: column) }
    }
  }

  /// The minimum of an autoscaler.
  private mutating func writeFewestPods(_ key: String, of service: ValuesPath, at column: Int) {
    action("$fewest :=", service.keys(["autoscaling", "minReplicas"]), at: column)
    output.append(indentTo: column)
    output.append(raw: "{{- if kindIs \"invalid\" $fewest }}{{ $fewest = max 1 (int64 ")
    output.append(service.key("replicaCount"))
    output.append(raw: ") }}{{ end }}\n")
    line("\(key): {{ int64 $fewest }}", at: column)
  }

  /// A key and its value; the line is indented to the column.
  private mutating func writePair(_ key: String, _ template: Template, at column: Int) {
    switch template {
    case .literal(let node): return output.append(entry: key, node, at: column)
    case .definition(let name):
      if let inline = inline[name] { return writePair(key, inline, at: column) }
    default: break
    }
    output.append(key: key, at: column)
    switch template {
    case .map(let entries):
      output.append(raw: "\n")
      write(entries, at: column + 2)
    case .list(let items):
      output.append(raw: "\n")
      write(items, at: column + 2)
    case .block(let path):
      output.append(raw: "\n")
      action("toYaml", path, " | nindent \(column + 2)", at: column + 2)
    case .definition(let name):
      output.append(raw: "\n")
      line("{{- include \"\(self.name(of: name))\" $ | nindent \(column + 2) }}", at: column + 2)
    default:
      output.append(raw: " ")
      writeScalar(template)
      output.append(raw: "\n")
    }
  }

  private mutating func write(_ items: [Template.Item], at column: Int) {
    for item in items {
      switch item {
      case .items(let path):
        action("with", path, at: column)
        line("{{- toYaml . | nindent \(column) }}", at: column)
        line("{{- end }}", at: column)
      case .item(let template, let condition):
        if let condition { beginIf(condition, at: column) }
        output.append(indentTo: column)
        writeItem(template, at: column)
        if condition != nil { line("{{- end }}", at: column) }
      }
    }
  }

  private mutating func writeItem(_ template: Template, at column: Int) {
    switch template {
    case .literal(let node): output.append(item: node, at: column)
    case .map(let entries):
      // The first key is on the line of the dash, so it must be unconditional.
      let first = entries.firstIndex { if case .pair(_, _, nil) = $0 { true } else { false } }
      output.append(raw: "-")
      guard let first, case .pair(let key, let value, nil) = entries[first] else {
        output.append(raw: "\n")
        return write(entries, at: column + 2)
      }
      output.append(raw: " ")
      writePair(key, value, at: column + 2)
      for (index, entry) in entries.enumerated() where index != first { write(entry, at: column + 2) }
    case .list(let items):
      output.append(raw: "-\n")
      write(items, at: column + 2)
    case .block(let path):
      output.append(raw: "-\n")
      action("toYaml", path, " | nindent \(column + 2)", at: column + 2)
    default:
      output.append(raw: "- ")
      writeScalar(template)
      output.append(raw: "\n")
    }
  }

  private mutating func write(_ scheduling: Template.Scheduling, at column: Int) {
    let labels = scheduling.selector.map { label in
      let value = label.value.contains(.namePrefix) ? "(\(label.value.printf))" : "\"\(label.value.literal)\""
      return "\"\(label.key)\" \(value)"
    }
    action(
      "with include \"\(chart.system.app).scheduling\" (dict \"root\" $ \"service\"", scheduling.service,
      " \"selector\" (dict \(labels.joined(separator: " ")))) | trim", at: column)
    line("{{- . | nindent \(column) }}", at: column)
    line("{{- end }}", at: column)
  }

  private mutating func writeScalar(_ template: Template) {
    switch template {
    case .text(let parts): output.append(parts, in: chart.system.app)
    case .value(let path, .text): value("", path, " | quote")
    case .value(let path, .textOrInteger): value("include \"\(chart.system.app).text\" ", path, " | quote")
    case .value(let path, .textWithPrefix):
      value(
        "include \"\(chart.system.app).text\" ", path,
        " | replace \"\(NamePrefixAction.text)\" $.Values.namePrefix | quote")
    case .value(let path, .integer): value("int64 ", path)
    case .value(let path, .bool): value("", path)
    case .value(let path, .any): value("toJson ", path)
    case .image(let path):
      value("include \"\(chart.system.app).image\" (dict \"root\" $ \"image\" ", path, ") | quote")
    case .sum(let path, let more): value("add (int64 ", path, ") \(more)")
    case .checksum(let names):
      let data = names.map { "(include \"\(name(of: $0))\" $ | fromYaml)" }.joined(separator: " ")
      output.append(raw: "{{ list \(data) | toJson | sha256sum }}")
    case .literal(let node): output.append(raw: node.json)
    case .map, .list, .block, .gracePeriod, .fewestPods, .definition: break
    }
  }

  /// The action for a value.
  private mutating func value(_ before: String, _ path: ValuesPath, _ after: String = "") {
    output.append(raw: "{{ ")
    output.append(raw: before)
    output.append(path)
    output.append(raw: after)
    output.append(raw: " }}")
  }
}
