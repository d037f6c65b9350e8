using Google.Protobuf.Reflection;
using RiskPlatform.V1;
namespace RiskService.Tests.SubjectAccess;
public sealed class FieldDump
{
    [Fact]
    public void Dump()
    {
        var seen = new HashSet<string>(); var lines = new List<string>();
        void Walk(MessageDescriptor m)
        {
            if (!seen.Add(m.FullName) || m.File.Package != "riskplatform.v1") return;
            lines.Add($"{m.Name}: {string.Join(" ", m.Fields.InFieldNumberOrder().Select(f => f.Name))}");
            foreach (var f in m.Fields.InFieldNumberOrder()) if (f.FieldType == FieldType.Message) Walk(f.MessageType);
        }
        Walk(EntryContent.Descriptor);
        File.WriteAllLines("/tmp/fields.txt", lines);
    }
}
