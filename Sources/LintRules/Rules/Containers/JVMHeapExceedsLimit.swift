internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct JVMHeapExceedsLimit: Rule {
  static let card = RuleCard(
    id: "jvm-heap-exceeds-limit", topic: .containers, .warning, in: .default,
    summary: "Maximum size of the Java heap (-Xmx) is more than 90% of the memory limit",
    why:
      "The JVM also needs memory for classes, compiled code, threads, and buffers. When the total exceeds the limit, the kernel kills the program before Java throws OutOfMemoryError, and the container ends with OOMKilled.",
    fix:
      "set -Xmx to about 75% of the memory limit and -Xms to at most that size, or raise resources.limits.memory",
    specFix:
      "set -Xmx to about 75% of the memory limit and -Xms to at most that size, or raise the limit of 'memory' in 'Resources'",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: order}
        spec:
          template:
            spec:
              containers:
              - name: order
                image: order:1.0
                env:
                - name: JAVA_OPTS
                  value: -Xms128m -Xmx512m  # flagged
                resources:
                  requests: {memory: 512Mi}
                  limits: {memory: 512Mi}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: order}
        spec:
          template:
            spec:
              containers:
              - name: order
                image: order:1.0
                env:
                - name: JAVA_OPTS
                  value: -Xms128m -Xmx384m
                resources:
                  requests: {memory: 512Mi}
                  limits: {memory: 512Mi}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let own = container["resources"]["limits"]["memory"]
    // A limit of the whole pod also bounds a container without one.
    let memory = own.exists ? own : container.workload.pod["resources"]["limits"]["memory"]
    guard let limit = memory.quantity else { return [] }
    let places = container.env.map { $0["value"] } + container["command"].items + container["args"].items
    return places.compactMap { place in
      guard let text = place.text, let heap = Self.heap(in: text),
        heap.bytes * 10 > limit.nanos / Quantity.unit * 9
      else { return nil }
      let limitText = "the memory limit \(memory.plainText ?? "")"
      return finding(
        at: place,
        heap.bytes > limit.nanos / Quantity.unit
          ? "'\(heap.text)' exceeds \(limitText)"
          : "'\(heap.text)' leaves less than 10% of \(limitText) for memory outside the heap",
        notes: [memory.note("the memory limit is here")])
    }
  }

  /// The last `-Xmx` option of a command line, with its size.
  private static func heap(in text: String) -> (text: Substring, bytes: Int128)? {
    guard text.hasBytes(of: "-Xmx"),
      let option = text.split(separator: " ").last(where: { $0.hasPrefix("-Xmx") })
    else { return nil }
    let amount = option.dropFirst(4)
    let digits = amount.prefix { $0.isNumber }
    guard let number = Int128(digits), number < 1_000_000_000_000 else { return nil }
    switch amount.dropFirst(digits.count).lowercased() {
    case "g": return (option, number << 30)
    case "m": return (option, number << 20)
    case "k": return (option, number << 10)
    case "": return (option, number)
    default: return nil
    }
  }
}
