namespace Chronoseal.Stand
{
    /// <summary>All stands: every class of this assembly that is one.</summary>
    public static class PartStands
    {
        /// <summary>Makes a new stand of every part, by kind and id.</summary>
        public static IReadOnlyList<PartStand> Make() =>
        [
            .. typeof(PartStands).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(PartStand)) && !type.IsAbstract)
                .Select(type => (PartStand)Activator.CreateInstance(type)!)
                .OrderBy(stand => stand.Sheet.Kind)
                .ThenBy(stand => stand.Sheet.Id, StringComparer.Ordinal),
        ];

        /// <summary>Makes a new stand of one part; null if there is none of that id.</summary>
        public static PartStand? Make(string id) => Make().FirstOrDefault(stand => stand.Sheet.Id == id);
    }
}
