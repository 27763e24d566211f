import TestSupport

/// Manifests with random errors: flipped, removed, repeated, and moved bytes, and inserted syntax of YAML and JSON.
struct MutatedText {
  private var generator: SeededGenerator
  private let seeds: [[UInt8]]

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    seeds = Self.manifests.map { Array($0.utf8) }
  }

  mutating func next() -> [UInt8] {
    var bytes = generator.pick(seeds) ?? []
    for _ in 0..<Int.random(in: 1...6, using: &generator) { mutate(&bytes) }
    return bytes
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 0...24, using: &generator))
    switch Int.random(in: 0..<9, using: &generator) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.removeSubrange(place...)
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
    case 3 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 5:
      bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
    case 6:
      let other = generator.pick(seeds) ?? []
      let start = Int.random(in: 0...other.count, using: &generator)
      bytes.replaceSubrange(place..., with: other[start...])
    default: bytes.insert(contentsOf: (generator.pick(Self.marks) ?? "").utf8, at: place)
    }
  }

  private static let marks = [
    "\n", "\n  ", "\n---\n", "...\n", "- ", "? ", ": ", "? ? ", "- - - ", "{", "}", "[", "]", ",", "\"", "'",
    "|", ">", "|+2\n",
    "#", " #", "&a ", "*a", "<<: *a", "<<: [*a, *a]", "!!str ", "!!int ", "!x ", "!<tag:yaml.org,2002:map> ",
    "%YAML 1.1\n",
    "%TAG ! tag:x,2000:\n", "\\x00", "\\u0000", "\\ud800", "\\udc00\\ud800", "\\L", "\u{FEFF}", "\u{85}",
    "\u{2028}", "é", "🚢",
    "\u{0}", "\t", "\r", "\r\n", "~", "null", "0x", "1e999", "-.inf", ".nan", "0b", "1_000", "12:30",
    "9223372036854775808",
    "@", "`", "kind: List\nitems:\n", "\"items\": [", "a: &b [*b]", "&a &b c", "*", "&",
  ]

  private static let manifests = [
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: cart, labels: {app: "cart", 'tier': web}}
    spec:
      replicas: 3
      template: &template
        spec:
          containers:
          - name: cart
            image: "example.com/cart:1"
            args: ["--level", info, '--x=''y''']
            command:
            - sh
            - -c
            - |
              echo "hi"
                exit 1

            resources: {limits: {cpu: 1.5, memory: 0x10}}
            env:
            - {name: A, value: "\\u00e9\\n\\0"}
            - name: B
              value: >-
                folded
                text
      other: *template
    ---
    apiVersion: v1
    kind: List
    items:
    - {apiVersion: v1, kind: Secret, metadata: {name: a}, data: {a: YQ==}}
    - apiVersion: v1
      kind: ConfigMap
      metadata:
        name: b
      data:
        <<: {x: "1"}
        y: ~
    """,
    """
    {"apiVersion": "v1", "kind": "List", "items": [
      {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "labels": {"a\\u0000b": "\\ud83d\\udea2"}},
       "spec": {"ports": [{"port": 80, "x": -1.5e3, "y": [true, false, null, {}, []]}]}},
      {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "b"}}
    ]}
    {"kind": "PodList", "apiVersion": "v1", "items": [{"metadata": {"name": "c"}}]}
    """,
  ]
}
