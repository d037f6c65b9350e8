using System.Collections;
using CsCheck;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace RiskService.Tests.Platform;

/// <summary>Random messages of any type: half sensible, half not, in every field.</summary>
internal static class AnyMessage
{
    internal static Gen<IMessage> Of(MessageDescriptor type, params string[] idsInUse) =>
        Gen.Int.Select(seed => Make(type, new Random(seed), idsInUse));

    private static IMessage Make(MessageDescriptor type, Random random, string[] ids)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InFieldNumberOrder())
        {
            if (random.Next(3) == 0) continue;
            if (!field.IsRepeated)
            {
                field.Accessor.SetValue(message, Value(field, random, ids));
                continue;
            }

            var list = (IList)field.Accessor.GetValue(message);
            for (var count = random.Next(6); count > 0; count--) list.Add(Value(field, random, ids));
        }

        return message;
    }

    private static object Value(FieldDescriptor field, Random random, string[] ids) => field.FieldType switch
    {
        FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, Code(field, random)),
        FieldType.String => Text(field, random, ids),
        FieldType.Bool => random.Next(2) == 0,
        FieldType.Int32 => random.Next(4) == 0 ? random.Next(int.MinValue, int.MaxValue) : random.Next(10),
        FieldType.Int64 => random.Next(4) == 0 ? random.NextInt64() : random.NextInt64(10),
        FieldType.Double => random.Next(4) == 0 ? double.NaN : random.NextDouble() * 400 - 200,
        FieldType.Bytes => ByteString.CopyFrom(new byte[random.Next(2) == 0 ? 32 : random.Next(40)]),
        FieldType.Message when field.MessageType.FullName == Timestamp.Descriptor.FullName => Time(random),
        FieldType.Message => Make(field.MessageType, random, ids),
        _ => throw new NotSupportedException($"{field.FullName}: say what a random {field.FieldType} is."),
    };

    private static int Code(FieldDescriptor field, Random random) => random.Next(20) switch
    {
        0 => 999,
        1 => -1,
        _ => field.EnumType.Values[random.Next(field.EnumType.Values.Count)].Number,
    };

    private static string Text(FieldDescriptor field, Random random, string[] ids)
    {
        if (field.Name == "request_id" && random.Next(8) != 0) return Guid.CreateVersion7().ToString();
        var isId = field.Name.EndsWith("_id", StringComparison.Ordinal);
        if (isId && random.Next(8) != 0) return ids[random.Next(ids.Length)];
        return random.Next(12) switch
        {
            0 => "",
            1 => "\0",
            2 => new string('x', 10_001),
            3 => "  ",
            4 => "\u202Eabc\uFFFF\U0001F600",
            5 => "agency_reference",
            6 => "v1",
            7 => "' OR 1=1; --",
            8 => "%s%n{0}{Oops}",
            _ => "synthetic " + random.Next(100),
        };
    }

    private static Timestamp Time(Random random) => random.Next(8) switch
    {
        0 => new Timestamp { Seconds = long.MinValue },
        1 => new Timestamp { Seconds = long.MaxValue, Nanos = int.MaxValue },
        2 => new Timestamp { Nanos = -1 },
        3 => new Timestamp { Seconds = 253_402_300_799, Nanos = 999_999_999 },
        4 => new Timestamp { Seconds = -62_135_596_800 },
        _ => new Timestamp { Seconds = 1_700_000_000 + random.Next(10_000_000), Nanos = random.Next(1_000_000_000) },
    };
}
