using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>
/// What a service costs. The directory holds one price: of several the first, and the others in its note.
/// </summary>
internal static class CostReader
{
    private const int NoteLength = 500;
    private const decimal MostPounds = 1_000_000;

    internal static Cost? Read(HsdsService service, RowNotes notes)
    {
        var options = service.CostOptions.Each().Where(HasContent).ToList();
        if (options.Count == 0)
        {
            var fees = notes.Text("fees", service.Fees, NoteLength);
            return fees.Length == 0 ? null : new Cost { Note = fees };
        }

        var first = options[0];
        var cost = new Cost { Free = options.All(o => o.Amount == 0) };
        if (first.Amount is { } amount && !cost.Free)
        {
            if (amount is < 0 or > MostPounds) notes.Problem("cost_options.amount", "Send pounds, from 0.");
            else cost.AmountPence = (long)decimal.Round(amount * 100);
        }

        var words = options.Skip(1).Select(o => Join(o.Option, Money(o.Amount), o.AmountDescription))
            .Prepend(Join(
                cost.Free && first.Option == DetailWriter.Free ? null : first.Option, first.AmountDescription));
        cost.Note = notes.Text("cost_options", string.Join("; ", words.Where(w => w.Length > 0)), NoteLength);
        return cost;
    }

    private static bool HasContent(HsdsCostOption option) =>
        option.Amount is not null || Join(option.Option, option.AmountDescription).Length > 0;

    private static string? Money(decimal? amount) => amount is { } pounds ? $"£{pounds:0.##}" : null;

    private static string Join(params string?[] parts) =>
        string.Join(" ", parts.Select(p => p?.Trim()).Where(p => !string.IsNullOrEmpty(p)));
}
