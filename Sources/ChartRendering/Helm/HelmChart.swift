import ChartParameters
import KubernetesFacts
import ManifestTree

/// The files of a Helm chart.
package struct HelmChart: Sendable {
  private let chart: Chart
  private let version: String
  private let appVersion: String

  /// Creates the files of a chart.
  /// - Parameters:
  ///   - chart: the chart.
  ///   - version: the version of the chart.
  ///   - appVersion: the version of the application that the chart installs.
  package init(_ chart: Chart, version: String, appVersion: String) {
    self.chart = chart
    self.version = version
    self.appVersion = appVersion
  }

  /// The files, by their paths in the chart's folder.
  package var files: [RenderedFile] {
    let header = FileHeader(app: chart.system.app)
    let yaml = header.line(.yaml)
    let shared = chart.sharedDefinitions
    let inline = Dictionary(
      chart.definitions.filter { !shared.contains($0.name) }.map { ($0.name, $0.template) },
      uniquingKeysWith: { first, _ in first })
    let values = ValuesFile(chart)
    // The files of the whole system come first, because they are the largest and files are written in parallel.
    return [
      RenderedFile(name: "values.schema.json", bytes: ValuesSchema(chart).bytes(header: header)),
      RenderedFile(name: "README.md", bytes: ChartReadme(chart: chart).bytes(header: header)),
      RenderedFile(name: "values.yaml", bytes: values.defaults(header: yaml)),
    ]
      + chart.system.profiles.enumerated().map { index, profile in
        RenderedFile(
          name: "values-\(profile.name).yaml", bytes: values.overlay(profile: index, header: yaml))
      }
      + [
        RenderedFile(name: "Chart.yaml", bytes: Array((yaml + metadata.yaml).utf8)),
        RenderedFile(name: "templates/_helpers.tpl", bytes: helpers(shared, inline, header)),
        RenderedFile(name: "templates/NOTES.txt", bytes: Array(notes(header).utf8)),
        RenderedFile(name: ".helmignore", bytes: Array((yaml + ".git\n.DS_Store\n*.swp\n*.tgz\n").utf8)),
      ]
      + chart.resourceDefinitions.map { name, definitions in
        RenderedFile(yaml: definitions, named: "crds/\(name).yaml", of: chart.system.app)
      }
      + chart.files.filter { !$0.objects.allSatisfy(\.isResourceDefinition) }.map { file in
        RenderedFile(
          name: "templates/\(file.name).yaml",
          bytes: TemplateWriter.bytes(of: file, in: chart, shared: shared, inline: inline, header: yaml))
      }
  }

  /// The files of the chart, including the values files of clusters.
  package func files(for clusters: [Cluster]) -> [RenderedFile] {
    files + clusters.valuesFiles(of: chart.system.app)
  }

  /// The name of the app and the chart.
  package var app: String { chart.system.app }

  /// The chart as one file.
  /// - Parameter gzip: the archive from ``ChartArchive``, compressed with gzip.
  package func archive(packed gzip: [UInt8]) -> RenderedFile {
    RenderedFile(name: "\(app)-\(version).tgz", bytes: FileHeader(app: app).added(toGzip: gzip))
  }

  private var metadata: Node {
    [
      "apiVersion": "v2", "name": .string(chart.system.app),
      "description": .string(chart.summary),
      "type": "application", "version": .string(version), "appVersion": .string(appVersion),
      "kubeVersion": .string(">=\(KubernetesVersion.oldest).0-0"),
    ]
  }

  private func helpers(
    _ shared: Set<Definition.Name>, _ inline: [Definition.Name: Template], _ header: FileHeader
  ) -> [UInt8] {
    let helpers = Helpers(app: chart.system.app, providers: chart.system.providers)
    var writer = TemplateWriter(chart, shared: shared, inline: inline)
    writer.append(raw: header.line(.template))
    if chart.files.contains(where: \.checks.scaling) { writer.append(raw: helpers.scalingCheck) }
    if chart.files.contains(where: \.checks.resources) { writer.append(raw: helpers.resourcesCheck) }
    if chart.files.contains(where: { !$0.checks.sleeps.isEmpty }) { writer.append(raw: helpers.sleepCheck) }
    if chart.files.contains(where: { !$0.checks.routes.isEmpty }) { writer.append(raw: helpers.weightsCheck) }
    writer.append(raw: helpers.text)
    writer.append(raw: helpers.image)
    if chart.hasContentHashes { writer.append(raw: helpers.contentHash) }
    if chart.parameters.contains(where: { $0.path == .spotProvider }) {
      writer.append(raw: helpers.spot)
      writer.append(raw: helpers.gracePeriod)
      writer.append(raw: helpers.scheduling)
    }
    for definition in chart.definitions where shared.contains(definition.name) { writer.write(definition) }
    return writer.bytes
  }

  private func notes(_ header: FileHeader) -> String {
    let requirements = ChartRequirements(chart).sentences
    let required =
      requirements.isEmpty
      ? "" : "\nThe chart requires:\n" + requirements.map { "  - \($0)\n" }.joined()
    return """
      \(header.line(.template))\(chart.system.app) is installed as {{ .Release.Name }} in the namespace \
      {{ .Release.Namespace }}.

      Watch the pods until they are ready:
        kubectl -n {{ .Release.Namespace }} get pods -l app.kubernetes.io/part-of=\(chart.system.app) --watch
      \(required)
      """
  }
}

extension Chart {
  /// The definitions that a checksum or a content hash needs.
  fileprivate var sharedDefinitions: Set<Definition.Name> {
    if definitions.isEmpty { return [] }
    var names: Set<Definition.Name> = []
    for file in files {
      for object in file.objects { Template.map(object.entries).addChecksummed(to: &names) }
    }
    for definition in definitions where names.contains(definition.name) {
      definition.template.addChecksummed(to: &names)
    }
    return names.intersection(definitions.map(\.name))
  }

  /// Whether a name contains a content hash.
  fileprivate var hasContentHashes: Bool {
    files.contains { file in
      file.objects.contains { $0.identity.name.unicodeScalars.contains(TextPlaceholder.contentHash) }
    }
  }
}

extension Template {
  /// Adds the definitions of the template's checksums, and those whose content hash a string in the template contains.
  fileprivate func addChecksummed(to names: inout Set<Definition.Name>) {
    switch self {
    case .checksum(let some): names.formUnion(some)
    case .text(let parts):
      for case .contentHash(let name, let type) in parts {
        names.insert(name)
        if type == Definition.binaryDataPart { names.insert(Definition.Name(.binaryData, name.object)) }
      }
    case .map(let entries):
      for case .pair(_, let template, _) in entries { template.addChecksummed(to: &names) }
    case .list(let items):
      for case .item(let template, _) in items { template.addChecksummed(to: &names) }
    case .literal, .value, .block, .image, .gracePeriod, .fewestPods, .sum, .definition: break
    }
  }
}

extension Chart {
  /// The sentence that describes the system in `Chart.yaml` and in the chart's README.
  var summary: String {
    let usesIstio = files.contains { $0.objects.contains { APIGroup.isIstio($0.identity.group) } }
    return "The \(system.app) system for Kubernetes\(usesIstio ? " with Istio" : "")."
  }
}
