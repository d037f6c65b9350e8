using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Edit;

/// <summary>In which languages and ways a service is given, when people start and what it costs.</summary>
public sealed class DeliveryModel(RiskPlatformClient client) : ListingJourney(client)
{
    private const string Unknown = "unknown", Rolling = "rolling", Together = "together", Free = "free", Paid = "paid";

    [BindProperty]
    public string? Languages { get; set; }

    [BindProperty]
    public IList<DeliveryMode> DeliveryModes { get; set; } = [];

    [BindProperty]
    public string? Starts { get; set; }

    [BindProperty]
    public DayInput NextStartDate { get; set; } = new();

    [BindProperty]
    public string? IntakeNote { get; set; }

    [BindProperty]
    public string? Price { get; set; }

    [BindProperty]
    public string? AmountPence { get; set; }

    [BindProperty]
    public string? CostNote { get; set; }

    internal IReadOnlyList<Choice> StartChoices { get; } =
        [new(Rolling, "At any time"), new(Together, "In groups that start together"), new(Unknown, "Not known")];

    internal IReadOnlyList<Choice> PriceChoices { get; } =
        [new(Free, "Nothing"), new(Paid, "Something"), new(Unknown, "Not known")];

    internal override string Heading => "Change how it is given";

    protected override ListingPart Part => ListingPart.Delivery;

    protected override string FieldOf(string field) => field switch
    {
        _ when field.StartsWith("listing.languages", StringComparison.Ordinal) => nameof(Languages),
        "listing.intake.note" => nameof(IntakeNote),
        "listing.cost.note" => nameof(CostNote),
        _ => base.FieldOf(field),
    };

    protected override void Fill(Listing listing)
    {
        Languages = string.Join(", ", listing.Languages);
        DeliveryModes = [.. listing.DeliveryModes];
        Starts = listing.Intake switch { null => Unknown, { Rolling: true } => Rolling, _ => Together };
        NextStartDate = DayInput.Of(Days.Read(listing.Intake?.NextStartDate ?? ""));
        IntakeNote = listing.Intake?.Note;
        Price = listing.Cost switch { null => Unknown, { Free: true } => Free, _ => Paid };
        AmountPence = listing.Cost is { HasAmountPence: true } cost
            ? (cost.AmountPence / 100m).ToString("0.00", CultureInfo.InvariantCulture) : null;
        CostNote = listing.Cost?.Note;
    }

    protected override void Take(Listing listing)
    {
        listing.Languages.Clear();
        listing.Languages.AddRange((Languages ?? "")
            .Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(DirectoryWords.LanguageTag).Distinct());
        listing.DeliveryModes.Clear();
        listing.DeliveryModes.AddRange(DeliveryModes);
        listing.Intake = TakeIntake();
        listing.Cost = TakeCost();
    }

    private Intake? TakeIntake()
    {
        var intake = new Intake
        {
            Rolling = Starts == Rolling,
            NextStartDate = Days.Sent(NextStartDate, ModelState, nameof(NextStartDate)),
            Note = Typed.Text(IntakeNote),
        };
        return Starts is null or Unknown && intake.CalculateSize() == 0 ? null : intake;
    }

    private Cost? TakeCost()
    {
        var cost = new Cost { Free = Price == Free, Note = Typed.Text(CostNote) };
        if (Typed.Pence(AmountPence, ModelState, nameof(AmountPence)) is { } pence) cost.AmountPence = pence;
        if (cost is { Free: true, HasAmountPence: true })
            ModelState.AddModelError(nameof(AmountPence), "Leave the amount empty, as it costs nothing");
        return Price is null or Unknown && cost.CalculateSize() == 0 ? null : cost;
    }
}
