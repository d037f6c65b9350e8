using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>What can be said about an organisation, when added and when changed.</summary>
internal sealed class OrganisationInput
{
    private readonly Option<string?> name;
    private readonly Option<string?> description = CodeOptions.Words("--description", "What it is.");
    private readonly Option<string?> phone = new("--phone") { Description = "Telephone. \"\" clears it." };
    private readonly Option<string?> email = new("--email") { Description = "E-mail. \"\" clears it." };
    private readonly Option<string?> website = new("--website") { Description = "Website. \"\" clears it." };
    private readonly Option<string?> agency = new("--agency-id")
    {
        Description = "The agency in the tokens of its own people, who then see and move what is referred to it"
            + " (REFER-7). \"\" disconnects it.",
    };
    private readonly Option<bool?> synthetic = new("--synthetic") { Description = "Made up, for demonstrations." };

    private OrganisationInput(bool nameRequired) =>
        name = new("--name") { Description = "The name.", Required = nameRequired };

    internal static OrganisationInput AddTo(Command command, bool nameRequired)
    {
        var input = new OrganisationInput(nameRequired);
        foreach (var option in new Option[]
        {
            input.name, input.description, input.phone, input.email, input.website, input.agency, input.synthetic,
        })
        {
            command.Add(option);
        }

        return input;
    }

    /// <summary>Sets what was given and leaves everything else as it is.</summary>
    internal async Task FillAsync(Call call, Organisation organisation)
    {
        var contact = organisation.Contact?.Clone() ?? new ContactDetails();
        if (call.Get(name) is { } named) organisation.Name = named;
        if (call.Get(description) is not null) organisation.Description = await call.WordsAsync(description);
        if (call.Get(phone) is { } number) contact.Phone = number;
        if (call.Get(email) is { } address) contact.Email = address;
        if (call.Get(website) is { } site) contact.Website = site;
        if (call.Get(agency) is { } id) organisation.AgencyId = id;
        if (call.Get(synthetic) is { } made) organisation.Synthetic = made;
        organisation.Contact = contact.CalculateSize() == 0 ? null : contact;
    }
}
