package import Foundation
package import ManifestTree

/// PyYAML, an independent reader and writer of YAML 1.1.
package enum PyYAML {
  /// Whether `python3` with the package `yaml` is installed.
  package static let isInstalled = Python.has("yaml")
  package static let absence = "needs python3 with the package PyYAML"

  /// The values that PyYAML's loaders read differently from the original, one per line; empty if there are none.
  package static func mismatches(of documents: [Node]) throws -> String {
    var yaml = YAMLWriter()
    var json = JSONWriter(.compact)
    for document in documents { yaml.write(document) }
    json.write(.list(documents))
    let length = withUnsafeBytes(of: UInt64(yaml.bytes.count).littleEndian, Array.init)
    return try Python.run(comparison, on: length + yaml.bytes + json.bytes).checked().text
  }

  private static let comparison = """
    import json, sys, yaml
    data = sys.stdin.buffer.read()
    length = int.from_bytes(data[:8], 'little')
    text, meant = data[8:8 + length], json.loads(data[8 + length:])
    def same(one, other):
        if type(one) is not type(other): return False
        if isinstance(one, dict):
            return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
        if isinstance(one, list):
            return len(one) == len(other) and all(map(same, one, other))
        return one == other
    for loader in [yaml.SafeLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else []):
        try:
            read = list(yaml.load_all(text, loader))
        except yaml.YAMLError as error:
            print(loader.__name__, error)
            continue
        if len(read) != len(meant): print(loader.__name__, 'read', len(read), 'documents of', len(meant))
        for one, other in zip(read, meant):
            if not same(one, other): print(loader.__name__, 'read', ascii(one), 'for', ascii(other))
    """

  /// The documents of a compressed file as PyYAML writes them, with sorted keys, in one of its styles.
  package static func rewritten(_ file: URL, flowStyle: String) throws -> String {
    let script = """
      import gzip, sys, yaml
      loader, dumper = getattr(yaml, 'CSafeLoader', yaml.SafeLoader), getattr(yaml, 'CSafeDumper', yaml.SafeDumper)
      documents = yaml.load_all(gzip.open(sys.argv[1]).read(), loader)
      sys.stdout.write(yaml.dump_all(documents, None, dumper, default_flow_style=\(flowStyle), allow_unicode=True))
      """
    return try Python.run(script, with: [file.path]).checked().text
  }
}
