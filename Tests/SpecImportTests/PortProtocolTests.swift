import ManifestTree
import Testing

@testable import SpecImport

/// The protocols of imported ports are those that Istio derives from the objects.
@Suite struct PortProtocolTests {
  private func source(_ yaml: String) -> String {
    let objects = ManifestReader.read(Array(yaml.utf8), from: "shop.yaml").objects
    let request = ImportRequest([.init("base", objects, namespace: "shop")], name: "shop")
    return ImportedSpec(request).source.files.map(\.text).joined()
  }

  private func service(_ port: String) -> String {
    source(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "example.com/web:1.0", ports: [{containerPort: 7000}]}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 7000, \(port)}]}

      """)
  }

  @Test(arguments: [
    ("name: http-web", ".http"), ("name: grpc-web-api", ".grpcWeb"), ("name: web", ".tcp"),
    ("name: web, appProtocol: kubernetes.io/h2c", ".http2"),
    ("name: web, appProtocol: kubernetes.io/ws", ".http"),
    ("name: web, appProtocol: HTTP2", ".http2"), ("name: http-web, appProtocol: grpc", ".grpc"),
    ("name: udp-web", ".tcp"),
  ])
  func `the protocol of a Service's port`(port: String, name: String) {
    let text = service(port)
    #expect(text.contains("Port(\(name), 7000"), "\(text)")
  }

  @Test(arguments: [
    ("name: mysql-db", ".mysql"), ("name: grpc-web", ".grpcWeb"), ("name: data", ".tcp"),
    ("name: dns, protocol: UDP", ".udp"),
  ])
  func `the protocol of an external Service's port`(port: String, name: String) {
    let text = source(
      """
      apiVersion: v1
      kind: Service
      metadata: {name: other}
      spec: {type: ExternalName, externalName: db.example.com, ports: [{port: 7000, \(port)}]}
      """)
    #expect(text.contains("EntryPort(\(name), 7000"), "\(text)")
  }

  @Test(arguments: [("GRPC-WEB", ".grpcWeb"), ("TLS", ".tls"), ("MYSQL", nil), ("http", nil)])
  func `the protocol of a ServiceEntry's port, if Portolan renders it`(text: String, name: String?) {
    #expect(PortProtocol.caseName(ofServer: text) == name)
  }
}
