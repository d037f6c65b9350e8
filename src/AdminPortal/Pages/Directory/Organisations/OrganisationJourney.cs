using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Journey;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Organisations;

/// <summary>What is asked of an organisation, to add or to change it.</summary>
public abstract class OrganisationJourney : JourneyPage
{
    private const string IsSynthetic = "synthetic";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Website { get; set; }

    [BindProperty]
    public string? AgencyId { get; set; }

    [BindProperty]
    public IList<string> Marks { get; set; } = [];

    internal IReadOnlyList<Choice> MarkChoices { get; } = [new(IsSynthetic, "This is made up for demonstrations")];

    /// <summary>As it is now; empty for a new one.</summary>
    protected Organisation Current { get; set; } = new();

    /// <summary>As it will be.</summary>
    protected Organisation Changed { get; private set; } = new();

    protected override void Fill()
    {
        (Name, Description, AgencyId) = (Current.Name, Current.Description, Current.AgencyId);
        (Phone, Email, Website) = (Current.Contact?.Phone, Current.Contact?.Email, Current.Contact?.Website);
        if (Current.Synthetic) Marks = [IsSynthetic];
    }

    protected override void Take()
    {
        Changed = Current.Clone();
        Changed.Name = Typed.Required(Name, ModelState, nameof(Name), "Enter the name");
        Changed.Description = Typed.Text(Description);
        Changed.Contact = new ContactDetails
        {
            Phone = Typed.Text(Phone),
            Email = Typed.Text(Email),
            Website = Typed.Text(Website),
        };
        Changed.AgencyId = Typed.Text(AgencyId);
        Changed.Synthetic = Marks.Contains(IsSynthetic);
    }

    internal override IReadOnlyList<Row> Before() => IsChange ? OrganisationRows.Of(Current) : [];

    internal override IReadOnlyList<Row> After() => OrganisationRows.Of(Changed);
}
