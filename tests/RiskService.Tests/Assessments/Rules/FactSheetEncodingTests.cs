using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;
using static RiskService.Tests.Assessments.Rules.Given;

namespace RiskService.Tests.Assessments.Rules;

public sealed class FactSheetEncodingTests
{
    private static readonly byte[] Two =
        Facts(Present(Indicator.WeaponUse, Police), Absent(Indicator.Suicidal, PoliceQuoting)).Encode();

    [Fact]
    public void An_empty_sheet_is_its_version()
    {
        Assert.Equal([1], FactSheet.Empty.Encode());
        Assert.Empty(FactSheet.Decode([1]).Spoken);
    }

    // Stored sheets must stay readable: this is the layout of version 1.
    [Fact]
    public void The_layout_of_a_version_never_changes()
    {
        var id = new Guid("00112233-4455-6677-8899-aabbccddeeff");
        var time = DateTimeOffset.FromUnixTimeMilliseconds(0x0102030405);
        var heard = new Heard(id, Indicator.SexualJealousy, Presence.Absent, [PoliceQuoting], time);
        Assert.Equal(
            "01" + "29" + "85" + "02" + "0000000102030405" + "00112233445566778899AABBCCDDEEFF",
            Convert.ToHexString(Facts(heard).Encode()));
    }

    [Theory]
    [InlineData(0, 2)] // another version
    [InlineData(1, 0)] // no indicator
    [InlineData(1, 15)] // a code that no indicator has
    [InlineData(1, 200)] // a code out of range
    [InlineData(2, 0)] // no source
    [InlineData(2, 15)] // a source that is not known
    [InlineData(3, 0)] // no presence
    [InlineData(3, 3)] // UNKNOWN is never a word
    [InlineData(4, 127)] // a time past the end of time
    [InlineData(28, 5)] // out of order
    [InlineData(28, 6)] // out of order: the same source again, once its kind says so
    public void What_can_not_be_read_never_passes_for_no_facts(int position, byte value)
    {
        var bytes = Two.ToArray();
        bytes[position] = value;
        if (position == 28) bytes[29] = bytes[2];
        Assert.Throws<FormatException>(() => FactSheet.Decode(bytes));
    }

    [Fact]
    public void A_sheet_cut_short_is_not_read()
    {
        for (var length = 0; length < Two.Length; length++)
        {
            if (length is 1 or 28) continue; // whole words: the length alone does not tell
            Assert.Throws<FormatException>(() => FactSheet.Decode(Two.AsSpan(0, length)));
        }
    }
}
