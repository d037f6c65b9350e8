using AdminPortal.Tests.Host;
using AdminPortal.Tests.Managers;

namespace AdminPortal.Tests.Auditors;

/// <summary>Legal holds, and until when a case is kept (RECORD-5).</summary>
public sealed class RetentionTests(Portal portal)
{
    [Fact]
    public async Task A_hold_is_placed_and_lifted_with_reasons()
    {
        using var worker = portal.As("practitioner", "holds");
        using var manager = portal.As("manager", "holds");
        await MadeUp.CaseAsync(worker, "SYN-R-1");

        var list = await manager.OpenAsync("/auditors/retention");
        var page = await manager.SendAsync(list, ("Which", "SYN-R-1"));
        Assert.Contains("The case is open: no term runs", page.Text, StringComparison.Ordinal);
        var empty = await manager.SendAsync(page, ("HoldReason", " "));
        Assert.Contains("Say why it has to be kept", empty.Text, StringComparison.Ordinal);
        var held = await manager.SendAsync(empty, ("HoldReason", "Synthetic proceedings"));
        Assert.Contains("The hold stands", held.Text, StringComparison.Ordinal);
        Assert.Contains("Synthetic proceedings", held.Text, StringComparison.Ordinal);

        var hold = held.Html.QuerySelector("[name=LegalHoldId]")!.GetAttribute("value")!;
        var none = await manager.SendAsync(held, ("LiftReason", "Synthetic: over"));
        Assert.Contains("Choose the hold", none.Text, StringComparison.Ordinal);
        var lifted = await manager.SendAsync(none, ("LegalHoldId", hold), ("LiftReason", "Synthetic: over"));

        Assert.Contains("The hold is lifted", lifted.Text, StringComparison.Ordinal);
        Assert.Null(lifted.Html.QuerySelector("[name=LegalHoldId]"));
    }
}
