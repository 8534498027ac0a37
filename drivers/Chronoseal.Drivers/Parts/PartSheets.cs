// host only
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Chronoseal.Drivers.Parts
{
    /// <summary>All part sheets of this library: every public static property of type <see cref="PartSheet"/> in it.</summary>
    public static class PartSheets
    {
        /// <summary>The sheets by kind, then by id.</summary>
        public static IReadOnlyList<PartSheet> All { get; } = Find();

        /// <summary>The sheet of an id, or null.</summary>
        public static PartSheet ById(string id)
        {
            return All.FirstOrDefault(sheet => sheet.Id == id);
        }

        private static PartSheet[] Find()
        {
            return typeof(PartSheets).Assembly.GetTypes()
                .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
                .Where(property => property.PropertyType == typeof(PartSheet))
                .Select(property => (PartSheet)property.GetValue(null))
                .OrderBy(sheet => sheet.Kind)
                .ThenBy(sheet => sheet.Id, StringComparer.Ordinal)
                .ToArray();
        }
    }
}
